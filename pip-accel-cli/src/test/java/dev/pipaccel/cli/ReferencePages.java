package dev.pipaccel.cli;

import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Option;
import dev.pipaccel.option.OptionGroup;
import dev.pipaccel.option.OptionSet;
import java.util.List;
import java.util.Locale;

/// Writes the pages of `docs/reference` and `docs/man` from the table of options.
final class ReferencePages {
  private static final OptionSet FILE = CommandOptions.requirementsFile();

  private ReferencePages() {}

  /// Returns the reference of all options, in Markdown.
  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Commands and options

            Made from the table of options by `ReferenceTest`; not to be edited.

            Every long name is also a key of pip.conf, in the section of the command or in `[global]`,
            and a variable: `--index-url` is `index-url` and `PIP_INDEX_URL`. On the command line long
            names may be shortened as long as they are unambiguous. Options marked *file* may stand in
            a requirements file.
            """);
    for (Commands.Entry command : Commands.ALL) {
      page.append("\n## `").append(command.name()).append("`\n").append(command.summary());
      page.append("\n\n");
      for (String form : command.forms()) {
        page.append("    pip-accel ").append(command.name()).append(' ').append(form).append('\n');
      }
      for (OptionGroup group : CommandOptions.groups(command.name())) {
        if (!isShared(group)) {
          append(page, "###", group);
        } else if (!isGeneral(group)) {
          page.append("\nAlso the ").append(linked(group)).append(".\n");
        }
      }
    }
    page.append("\n# Options of several commands\n");
    for (OptionGroup group : CommandOptions.groups("install")) {
      if (isShared(group)) {
        append(page, "##", group);
      }
    }
    append(page, "##", new OptionGroup("Before the command alone", onlyMain()));
    return page.toString();
  }

  private static List<Option> onlyMain() {
    OptionSet others = CommandOptions.of("help");
    return CommandOptions.main().options().stream()
        .filter(option -> !others.options().contains(option))
        .toList();
  }

  private static boolean isShared(OptionGroup group) {
    return isGeneral(group) || group.title().startsWith("Package");
  }

  private static boolean isGeneral(OptionGroup group) {
    return group.title().startsWith("General") || group.title().startsWith("pip-accel");
  }

  private static String linked(OptionGroup group) {
    String anchor = group.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    return "[" + group.title() + "](#" + anchor + ")";
  }

  private static void append(StringBuilder page, String level, OptionGroup group) {
    if (group.options().isEmpty()) {
      return;
    }
    page.append('\n').append(level).append(' ').append(group.title()).append("\n\n");
    page.append("| option | meaning | |\n|---|---|---|\n");
    for (Option option : group.options()) {
      String names = String.join("`, `", option.names());
      String value = option.takesValue() ? " " + value(option) : "";
      String text = option.help().isEmpty() ? "As in pip, not shown by help." : Help.text(option);
      page.append("| `").append(names).append(value).append("` | ");
      page.append(text.replace("|", "\\|")).append(" | ");
      page.append(FILE.options().contains(option) ? "*file* |\n" : "|\n");
    }
  }

  private static String value(Option option) {
    return "<" + (option.metavar().isEmpty() ? option.destination() : option.metavar()) + ">";
  }

  /// Returns the manual page, in the `man` macros.
  static String manual() {
    StringBuilder page =
        new StringBuilder(
            """
            .\\" Made from the table of options by ReferenceTest; not to be edited.
            .TH PIP-ACCEL 1 "" "pip-accel %s" "User Commands"
            .SH NAME
            pip-accel \\- install Python packages fast, repeatably and without network
            .SH SYNOPSIS
            .B pip-accel
            .I command
            .RI [ options ]
            .SH DESCRIPTION
            pip-accel takes pip's commands, options, configuration files and variables, gives the
            results of pip %s, and lives outside of the environments that it fills. Archives are kept
            as downloaded, source distributions are built once, installing is linking.
            .PP
            The environment is chosen by
            .BR \\-\\-python ,
            else by
            .BR VIRTUAL_ENV ,
            else it is that of the first python3 on the search path.
            .SH COMMANDS
            """
                .formatted(Version.number(), Version.PIP));
    for (Commands.Entry command : Commands.ALL) {
      page.append(".TP\n.B ").append(command.name()).append('\n');
      page.append(escaped(command.summary())).append('\n');
    }
    for (OptionGroup group : CommandOptions.mainGroups()) {
      section(page, group);
    }
    for (Commands.Entry command : Commands.ALL) {
      for (OptionGroup group : CommandOptions.groups(command.name())) {
        if (!group.options().isEmpty() && !isShared(group)) {
          section(page, group);
        }
      }
    }
    for (OptionGroup group : CommandOptions.groups("install")) {
      if (isShared(group) && !isGeneral(group)) {
        section(page, group);
      }
    }
    return page.append(
            """
            .SH ENVIRONMENT
            Every long option is also a variable: PIP_INDEX_URL is
            .BR \\-\\-index\\-url .
            .TP
            .B PIP_ACCEL_CACHE
            The folder of all caches but the downloaded archives.
            .TP
            .B PIP_DOWNLOAD_CACHE
            The folder of the downloaded archives.
            .TP
            .B PIP_ACCEL_CONFIG
            A further configuration file of pip-accel.
            .SH FILES
            .TP
            .I pip.conf
            pip's configuration, at pip's places; pip-accel config debug lists them.
            .TP
            .I /etc/pip-accel.conf, ~/.pip-accel/pip-accel.conf
            pip-accel's own configuration.
            .SH EXIT STATUS
            As pip's: 0 for success, 1 for failure, 2 for a wrong command line, 3 where a virtual
            environment is required and there is none.
            .SH SEE ALSO
            .BR pip (1)
            """)
        .toString();
  }

  private static void section(StringBuilder page, OptionGroup group) {
    page.append(".SH ").append(group.title().toUpperCase(Locale.ROOT)).append('\n');
    for (Option option : group.options()) {
      if (!option.help().isEmpty()) {
        page.append(".TP\n.B ").append(escaped(String.join(", ", option.names())));
        if (option.takesValue()) {
          page.append(' ').append(escaped(value(option)));
        }
        page.append('\n').append(escaped(Help.text(option))).append('\n');
      }
    }
  }

  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
