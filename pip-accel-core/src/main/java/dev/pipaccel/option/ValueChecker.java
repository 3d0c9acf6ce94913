package dev.pipaccel.option;

import dev.pipaccel.model.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checks and converts the value of an option by its kind.
public final class ValueChecker {
  private final Path home;

  /// @param home what a leading `~` of a path means
  public ValueChecker(Path home) {
    this.home = home;
  }

  /// Returns the value in the form in which it is kept.
  ///
  /// @param name how messages call the option
  public String check(Option option, String name, String value) throws OptionSyntaxException {
    return switch (option.kind()) {
      case NONE, TEXT -> value;
      case PATH -> PythonValues.expandUser(value, home);
      case PACKAGE_NAME -> PackageName.of(value).text();
      case INTEGER -> integer(name, value);
      case NUMBER -> number(name, value);
      case CHOICE -> choice(option, name, value);
    };
  }

  private static String choice(Option option, String name, String value)
      throws OptionSyntaxException {
    if (option.choices().contains(value)) {
      return value;
    }
    List<String> quoted = new ArrayList<>();
    for (String choice : option.choices()) {
      quoted.add(PythonValues.quote(choice));
    }
    throw new OptionSyntaxException(
        "option "
            + name
            + ": invalid choice: "
            + PythonValues.quote(value)
            + " (choose from "
            + String.join(", ", quoted)
            + ")");
  }

  private static String integer(String name, String value) throws OptionSyntaxException {
    String text = value.toLowerCase(Locale.ROOT);
    try {
      int number;
      if (text.startsWith("0x")) {
        number = Integer.parseInt(digits(text.substring(2)), 16);
      } else if (text.startsWith("0b")) {
        number = text.length() == 2 ? 0 : Integer.parseInt(digits(text.substring(2)), 2);
      } else if (text.startsWith("0")) {
        number = Integer.parseInt(digits(text), 8);
      } else {
        number = Integer.parseInt(digits(text.strip()));
      }
      return Integer.toString(number);
    } catch (NumberFormatException e) {
      throw new OptionSyntaxException(
          "option " + name + ": invalid integer value: " + PythonValues.quote(value));
    }
  }

  private static String digits(String text) {
    boolean grouped = text.startsWith("_") || text.endsWith("_") || text.contains("__");
    return grouped ? "" : text.replace("_", "");
  }

  private static String number(String name, String value) throws OptionSyntaxException {
    String text = digits(value.strip().toLowerCase(Locale.ROOT));
    try {
      char last = text.isEmpty() ? 'd' : text.charAt(text.length() - 1);
      if (last == 'd' || last == 'f' && !text.endsWith("inf") || text.contains("x")) {
        throw new NumberFormatException(text);
      }
      return Double.toString(
          switch (text) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
          });
    } catch (NumberFormatException e) {
      throw new OptionSyntaxException(
          "option " + name + ": invalid floating-point value: " + PythonValues.quote(value));
    }
  }
}
