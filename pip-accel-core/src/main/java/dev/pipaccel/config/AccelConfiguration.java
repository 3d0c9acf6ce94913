package dev.pipaccel.config;

import dev.pipaccel.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What pip-accel.conf and the `PIP_ACCEL_*` variables say; a variable overrules the files, of
/// which a later one overrules an earlier: `/etc/pip-accel.conf`, `~/.pip-accel/pip-accel.conf`,
/// `$PIP_ACCEL_CONFIG`.
///
/// @param values by the key of the file, such as `max-retries`
/// @param warnings what the user should know about keys that mean nothing any more
public record AccelConfiguration(Map<String, String> values, List<String> warnings) {
  private static final String SECTION = "pip-accel";
  private static final String VARIABLE_PREFIX = "PIP_ACCEL_";
  private static final String OBJECT_STORE_PREFIX = "s3-";
  private static final String DATA_DIRECTORY = "data-directory";
  private static final Set<String> KEYS =
      Set.of(
          DATA_DIRECTORY,
          "auto-install",
          "package-tables",
          "max-retries",
          "log-format",
          "log-verbosity",
          "offline",
          "prefer-local",
          "no-delegation",
          "timing",
          "timing-report");
  private static final Set<String> OBSOLETE = Set.of("trust-mod-times");

  /// Copies the collections.
  public AccelConfiguration {
    values = Map.copyOf(values);
    warnings = List.copyOf(warnings);
  }

  /// Loads what counts for a run.
  ///
  /// @param isolated whether the user's files and the variables are left out, except for those that
  ///   say where caches lie
  /// @throws ConfigurationException if a file exists but cannot be understood
  public static AccelConfiguration load(ProcessFacts facts, boolean isolated)
      throws ConfigurationException {
    Map<String, String> values = new TreeMap<>();
    for (Path file : files(facts, isolated)) {
      if (Files.exists(file)) {
        values.putAll(read(file));
      }
    }
    Map<String, String> variables = variables(facts);
    if (isolated) {
      variables.keySet().retainAll(Set.of(DATA_DIRECTORY));
    }
    values.putAll(variables);
    List<String> warnings = new ArrayList<>();
    for (String key : values.keySet()) {
      if (OBSOLETE.contains(key)) {
        warnings.add(
            "The setting " + key + " has no effect any more: archives are told apart by digest");
      } else if (!KEYS.contains(key)
          && !SharedCacheReader.OBJECT_STORE_KEYS.contains(key)
          && !SharedCacheReader.KEYS.contains(key)) {
        warnings.add("Unknown setting of pip-accel: " + key);
      }
    }
    return new AccelConfiguration(values, warnings);
  }

  /// Returns a value, if it is set to more than the empty text.
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  /// Returns the words of a value.
  List<String> texts(String key) {
    return text(key).map(words -> List.of(words.strip().split("\\s+"))).orElse(List.of());
  }

  /// Returns a truth value, if one is set.
  ///
  /// @throws ConfigurationException if the value is none
  Optional<Boolean> truth(String key) throws ConfigurationException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get().strip().toLowerCase(Locale.ROOT)) {
      case "1", "yes", "true", "on" -> Optional.of(true);
      case "0", "no", "false", "off" -> Optional.of(false);
      default ->
          throw new ConfigurationException(
              "The setting " + key + " must be yes or no, not '" + text.get() + "'");
    };
  }

  /// Returns a whole number, if one is set.
  ///
  /// @throws ConfigurationException if the value is none
  Optional<Integer> number(String key) throws ConfigurationException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.parseInt(text.get().strip()));
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "The setting " + key + " must be a whole number, not '" + text.get() + "'", e);
    }
  }

  /// Returns the settings of the object store, without the prefix of their keys.
  Map<String, String> objectStore() {
    Map<String, String> settings = new HashMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(OBJECT_STORE_PREFIX)) {
        settings.put(key.substring(OBJECT_STORE_PREFIX.length()), value);
      }
    });
    return settings;
  }

  private static List<Path> files(ProcessFacts facts, boolean isolated) {
    List<Path> files = new ArrayList<>();
    files.add(Path.of("/etc/pip-accel.conf"));
    if (!isolated) {
      files.add(facts.home().resolve(".pip-accel").resolve("pip-accel.conf"));
      facts.variable("PIP_ACCEL_CONFIG").map(facts::path).ifPresent(files::add);
    }
    return files;
  }

  private static Map<String, String> read(Path file) throws ConfigurationException {
    try {
      IniFile content = IniFile.parse(Files.readString(file), file.toString());
      if (!content.sections().contains(SECTION)) {
        throw new ConfigurationException(
            "Configuration file " + file + " has no section [" + SECTION + "]");
      }
      return content.section(SECTION);
    } catch (IniFile.IniSyntaxException e) {
      throw new ConfigurationException(
          "Configuration file could not be loaded: " + file, e.getMessage(), null, e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Configuration file could not be loaded: " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> variables(ProcessFacts facts) {
    Map<String, String> values = new TreeMap<>();
    facts
        .environment()
        .forEach((name, value) -> {
          if (name.startsWith(VARIABLE_PREFIX) && !value.isEmpty()) {
            String key = IniFile.normalized(name.substring(VARIABLE_PREFIX.length()));
            switch (key) {
              case "cache" -> values.put(DATA_DIRECTORY, value);
              case "config", "silence-boto" -> {}
              default -> values.put(key, value);
            }
          }
        });
    return values;
  }
}
