package dev.pipaccel.cli;

import dev.pipaccel.config.FormatControl;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.requirement.LockFileName;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Refuses options that contradict each other, for all commands that take requirements; in pip's
/// words.
final class RequirementChecks {
  private RequirementChecks() {}

  /// Checks what must hold before anything is read.
  ///
  /// @param command its name, for messages
  static void check(String command, Settings settings, RequirementArguments requirements)
      throws UsageException {
    checkOnlyDependencies(settings, requirements);
    if (!settings.build().constraints().isEmpty() && !settings.build().isolation()) {
      throw UsageException.refused("--build-constraint cannot be used with --no-build-isolation.");
    }
    if (settings.selection().requireHashes() && settings.selection().noRequireHashes()) {
      throw UsageException.refused(
          "--require-hashes and --no-require-hashes are mutually exclusive");
    }
    if (requirements.scripts().size() > 1) {
      throw UsageException.refused("--requirements-from-script can only be given once");
    }
    checkSomethingNamed(command, settings, requirements);
  }

  private static void checkOnlyDependencies(Settings settings, RequirementArguments requirements)
      throws UsageException {
    if (!settings.selection().onlyDependencies()) {
      return;
    }
    List<String> conflicts = new ArrayList<>();
    if (settings.selection().noDependencies()) {
      conflicts.add("'--no-deps'");
    }
    if (settings.output().deprecatedFeatures().contains("legacy-resolver")) {
      conflicts.add("'--use-deprecated legacy-resolver'");
    }
    if (!requirements.requirementFiles().isEmpty()) {
      conflicts.add("'--requirement'");
    }
    if (!requirements.scripts().isEmpty()) {
      conflicts.add("'--requirements-from-script'");
    }
    if (!requirements.groups().isEmpty()) {
      conflicts.add("'--group'");
    }
    if (!conflicts.isEmpty()) {
      if (conflicts.size() > 1) {
        conflicts.add("or " + conflicts.removeLast());
      }
      throw UsageException.refused(
          "Cannot use '--only-dependencies' in combination with "
              + String.join(", ", conflicts)
              + ".");
    }
  }

  /// Checks what must hold where files are chosen for another Python or platform.
  static void checkForeignTarget(Settings settings, RequirementArguments requirements)
      throws UsageException {
    if (!settings.target().isForeign()) {
      return;
    }
    FormatControl wheelsOnly = new FormatControl(Set.of(), Set.of(":all:"));
    if (!settings.selection().formats().equals(wheelsOnly)
        && !settings.selection().noDependencies()) {
      throw UsageException.refused(
          "When restricting platform and interpreter constraints using --python-version,"
              + " --platform, --abi, or --implementation, either --no-deps must be set, or"
              + " --only-binary=:all: must be set and --no-binary must not be set (or must be set"
              + " to :none:).");
    }
    List<String> files = new ArrayList<>(requirements.requirementFiles());
    requirements.groups().forEach(group -> files.add(group.file()));
    for (String file : files) {
      if (LockFileName.matches(file)) {
        throw UsageException.refused(
            "Platform and interpreter constraints using --python-version, --platform, --abi, or"
                + " --implementation, are not supported when selecting requirements from '"
                + LockFileName.withoutExtras(file)
                + "'");
      }
    }
  }

  private static void checkSomethingNamed(
      String command, Settings settings, RequirementArguments requirements) throws UsageException {
    if (!requirements.isEmpty()) {
      return;
    }
    List<String> places = settings.index().findLinks();
    throw UsageException.refused(
        "You must give at least one requirement to "
            + command
            + (places.isEmpty()
                ? " (see \"pip help " + command + "\")"
                : " (maybe you meant \"pip " + command + " " + String.join(" ", places) + "\"?)"));
  }
}
