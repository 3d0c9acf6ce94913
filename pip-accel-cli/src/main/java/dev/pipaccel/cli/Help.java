package dev.pipaccel.cli;

import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Option;
import dev.pipaccel.option.OptionGroup;
import java.util.List;

/// The texts that explain how to use the program.
final class Help {
  private static final int HELP_COLUMN = 30;
  private static final int LINE_WIDTH = 100;

  private Help() {}

  /// Returns the usage of a command; the empty name stands for the program itself.
  static String usage(String command) {
    if (command.isEmpty()) {
      return "\nUsage:\n  pip-accel <command> [options]\n";
    }
    StringBuilder text = new StringBuilder("\nUsage:\n");
    for (String form : Commands.find(command).orElseThrow().forms()) {
      text.append("  pip-accel ").append(command).append(' ').append(form).append('\n');
    }
    return text.toString();
  }

  static String main() {
    StringBuilder text = new StringBuilder(usage("")).append("\nCommands:\n");
    for (Commands.Entry entry : Commands.ALL) {
      text.append("  ").append(padded(entry.name(), HELP_COLUMN - 2)).append(entry.summary());
      text.append('\n');
    }
    return text + groups(CommandOptions.mainGroups());
  }

  static String command(String command) {
    return usage(command)
        + "\nDescription:\n  "
        + Commands.find(command).orElseThrow().summary()
        + "\n"
        + groups(CommandOptions.groups(command));
  }

  private static String groups(List<OptionGroup> groups) {
    StringBuilder text = new StringBuilder();
    for (OptionGroup group : groups) {
      String options = options(group.options());
      if (!options.isEmpty()) {
        text.append('\n').append(group.title()).append(":\n").append(options);
      }
    }
    return text.toString().stripTrailing();
  }

  private static String options(List<Option> options) {
    StringBuilder text = new StringBuilder();
    for (Option option : options) {
      if (!option.help().isEmpty()) {
        append(text, option);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Option option) {
    String names = "  " + names(option);
    if (names.length() > HELP_COLUMN - 2) {
      text.append(names).append('\n').append(" ".repeat(HELP_COLUMN));
    } else {
      text.append(padded(names, HELP_COLUMN));
    }
    int column = HELP_COLUMN;
    for (String word : text(option).split(" ", -1)) {
      if (column > HELP_COLUMN && column + 1 + word.length() > LINE_WIDTH) {
        text.append('\n').append(" ".repeat(HELP_COLUMN));
        column = HELP_COLUMN;
      } else if (column > HELP_COLUMN) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }

  /// Returns what help says of an option: its sentence, the values to choose from, the default.
  static String text(Option option) {
    String text = option.help();
    if (!option.choices().isEmpty()) {
      text = text.substring(0, text.length() - 1) + " " + option.choices() + ".";
    }
    return option.takesValue() && !option.defaultValue().isEmpty()
        ? text.substring(0, text.length() - 1) + " (default: " + option.defaultValue() + ")."
        : text;
  }

  private static String names(Option option) {
    String first = option.names().getFirst();
    String names = first.equals(option.longName()) ? first : first + ", " + option.longName();
    return option.takesValue()
        ? names
            + " <"
            + (option.metavar().isEmpty() ? option.destination() : option.metavar())
            + ">"
        : names;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
