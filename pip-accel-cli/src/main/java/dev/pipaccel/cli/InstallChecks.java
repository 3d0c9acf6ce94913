package dev.pipaccel.cli;

import dev.pipaccel.config.FormatControl;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Refuses options that contradict each other, in pip's words and order.
final class InstallChecks {
  private InstallChecks() {}

  /// Checks everything that needs no look at the environment.
  static void check(Settings settings, RequirementArguments requirements) throws UsageException {
    if (settings.target().user().orElse(false) && settings.target().target().isPresent()) {
      throw UsageException.refused("Can not combine '--user' and '--target'");
    }
    checkOnlyDependencies(settings, requirements);
    if (!settings.build().constraints().isEmpty() && !settings.build().isolation()) {
      throw UsageException.refused("--build-constraint cannot be used with --no-build-isolation.");
    }
    checkForeignTarget(settings, requirements);
    if (settings.target().target().filter(Files::exists).isPresent()
        && !settings.target().target().filter(Files::isDirectory).isPresent()) {
      throw UsageException.refused("Target path exists but is not a directory, will not continue.");
    }
    if (settings.selection().requireHashes() && settings.selection().noRequireHashes()) {
      throw UsageException.refused(
          "--require-hashes and --no-require-hashes are mutually exclusive");
    }
    if (requirements.scripts().size() > 1) {
      throw UsageException.refused("--requirements-from-script can only be given once");
    }
    checkSomethingNamed(settings, requirements);
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

  private static void checkForeignTarget(Settings settings, RequirementArguments requirements)
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
    if (!settings.install().dryRun() && settings.target().target().isEmpty()) {
      throw UsageException.refused(
          "Can not use any platform or abi specific options unless installing via '--target' or"
              + " using '--dry-run'");
    }
    List<String> files = new ArrayList<>(requirements.requirementFiles());
    requirements.groups().forEach(group -> files.add(group.file()));
    for (String file : files) {
      if (LockFileName.matches(file)) {
        throw UsageException.refused(
            "Platform and interpreter constraints using --python-version, --platform, --abi, or"
                + " --implementation, are not supported when selecting requirements from '"
                + file
                + "'");
      }
    }
  }

  private static void checkSomethingNamed(Settings settings, RequirementArguments requirements)
      throws UsageException {
    if (!requirements.isEmpty()) {
      return;
    }
    List<String> places = settings.index().findLinks();
    throw UsageException.refused(
        "You must give at least one requirement to install "
            + (places.isEmpty()
                ? "(see \"pip help install\")"
                : "(maybe you meant \"pip install " + String.join(" ", places) + "\"?)"));
  }
}
