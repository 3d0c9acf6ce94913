package dev.pipaccel.config;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.Option;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.option.ValueChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/// Turns what configuration says into occurrences of options. Keys that the command does not know
/// are passed over: they may be meant for another.
public final class ConfiguredOptions {
  private static final int INVALID_VALUE = 3;
  private static final String ENABLED = "1";
  private static final String DISABLED = "0";

  private final OptionSet options;
  private final ValueChecker checker;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private final List<Occurrence> late = new ArrayList<>();
  private int setting;

  private ConfiguredOptions(OptionSet options, ValueChecker checker) {
    this.options = options;
    this.checker = checker;
  }

  /// Returns the occurrences in the order in which they apply.
  ///
  /// @param settings key and value, later ones overrule earlier ones
  /// @throws ConfigurationException for a value of the wrong kind (exit code 3, as in pip)
  /// @throws UsageException for a switch or count that is none (exit code 2)
  public static List<Occurrence> read(
      List<Map.Entry<String, String>> settings, OptionSet options, ProcessFacts facts)
      throws ConfigurationException, UsageException {
    ConfiguredOptions configured = new ConfiguredOptions(options, new ValueChecker(facts.home()));
    for (Map.Entry<String, String> entry : settings) {
      configured.add(entry.getKey(), entry.getValue());
    }
    configured.occurrences.addAll(configured.late);
    return List.copyOf(configured.occurrences);
  }

  private void add(String key, String value) throws ConfigurationException, UsageException {
    String name = "--" + key;
    Optional<Option> found = options.find(name);
    if (found.isEmpty()) {
      return;
    }
    Option option = found.get();
    setting++;
    switch (option.action()) {
      case STORE_TRUE, STORE_FALSE -> occurred(option, name, flag(key, value));
      case COUNT -> occurred(option, name, count(key, value));
      case APPEND -> {
        StringTokenizer words = new StringTokenizer(value);
        while (words.hasMoreTokens()) {
          occurred(option, name, checked(option, key, words.nextToken()));
        }
      }
      case STORE, STORE_CONSTANT -> occurred(option, name, checked(option, key, value));
      case HANDLE -> late.add(new Occurrence(option, name, checked(option, key, value), setting));
      case HELP -> {}
    }
  }

  private void occurred(Option option, String name, String value) {
    occurrences.add(new Occurrence(option, name, value, setting));
  }

  private static String flag(String key, String value) throws UsageException {
    try {
      return PythonValues.truth(value) ? ENABLED : DISABLED;
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          value
              + " is not a valid value for "
              + key
              + " option, please specify a boolean value like yes/no, true/false or 1/0 instead.",
          e);
    }
  }

  private static String count(String key, String value) throws UsageException {
    try {
      return PythonValues.truth(value) ? ENABLED : DISABLED;
    } catch (IllegalArgumentException _) {
      // Not a truth value: a number, then.
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= 0) {
        return Integer.toString(number);
      }
    } catch (NumberFormatException _) {
      // Reported below, like a negative number.
    }
    throw new UsageException(
        value
            + " is not a valid value for "
            + key
            + " option, please instead specify either a non-negative integer or a boolean value"
            + " like yes/no or false/true which is equivalent to 1/0.");
  }

  private String checked(Option option, String key, String value) throws ConfigurationException {
    try {
      return checker.check(option, key, value);
    } catch (OptionSyntaxException e) {
      throw new ConfigurationException(
          "An error occurred during configuration: "
              + e.getMessage()
              + ". Check your pip configuration files or environment variables for this value",
          null,
          null,
          e,
          INVALID_VALUE);
    }
  }
}
