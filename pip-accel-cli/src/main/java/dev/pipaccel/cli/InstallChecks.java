package dev.pipaccel.cli;

import dev.pipaccel.config.Settings;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Files;

/// Refuses options of `install` that contradict each other, in pip's words.
final class InstallChecks {
  private InstallChecks() {}

  /// Checks everything that needs no look at the environment.
  static void check(Settings settings, RequirementArguments requirements) throws UsageException {
    if (settings.target().user().orElse(false) && settings.target().target().isPresent()) {
      throw UsageException.refused("Can not combine '--user' and '--target'");
    }
    RequirementChecks.checkForeignTarget(settings, requirements);
    if (settings.target().isForeign()
        && !settings.install().dryRun()
        && settings.target().target().isEmpty()) {
      throw UsageException.refused(
          "Can not use any platform or abi specific options unless installing via '--target' or"
              + " using '--dry-run'");
    }
    if (settings.target().target().filter(Files::exists).isPresent()
        && !settings.target().target().filter(Files::isDirectory).isPresent()) {
      throw UsageException.refused("Target path exists but is not a directory, will not continue.");
    }
    RequirementChecks.check("install", settings, requirements);
  }
}
