package dev.pipaccel.cli;

import dev.pipaccel.config.HandledOptions;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.requirement.LockFileName;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what the commands that take requirements are asked for.
final class RequirementInput {
  private static final String PROJECT_FILE = "pyproject.toml";

  private RequirementInput() {}

  /// Makes the request to do it.
  ///
  /// @param destination of archives; empty where there is none
  static RequirementRequest request(
      Invocation invocation, RequirementArguments requirements, Optional<Path> destination) {
    Settings settings = invocation.settings();
    return new RequirementRequest(
        settings,
        requirements,
        destination,
        invocation.facts(),
        TerminalPrompter.of(settings.network().noInput()),
        invocation.console());
  }

  /// Reads where requirements come from.
  static RequirementArguments arguments(Invocation invocation) throws UsageException {
    return arguments(invocation.values(), invocation.arguments());
  }

  /// As [#arguments(Invocation)], where the words after a command are not all requirements.
  static RequirementArguments arguments(OptionValues values, List<String> positional)
      throws UsageException {
    List<RequirementArguments.Group> groups = new ArrayList<>();
    for (Occurrence occurrence : values.all("dependency_groups")) {
      groups.add(group(occurrence));
    }
    return new RequirementArguments(
        positional,
        values.texts("editables"),
        values.texts("requirements"),
        values.texts("constraints"),
        groups,
        values.texts("requirements_from_scripts"));
  }

  private static RequirementArguments.Group group(Occurrence occurrence) throws UsageException {
    String value = occurrence.value();
    int colon = value.lastIndexOf(':');
    if (colon < 0) {
      return new RequirementArguments.Group(PROJECT_FILE, value);
    }
    String file = value.substring(0, colon);
    boolean project = file.equals(PROJECT_FILE) || file.endsWith("/" + PROJECT_FILE);
    if (!project && (file.contains("://") || !LockFileName.matches(file))) {
      throw HandledOptions.invalid(
          occurrence, "group paths use local 'pyproject.toml' or 'pylock.toml' files");
    }
    return new RequirementArguments.Group(file, value.substring(colon + 1));
  }
}
