package dev.pipaccel.cli;

import dev.pipaccel.config.Settings;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// Knows what `install` leaves to a pip, so that nothing the user asks for is ignored.
final class NotNative {
  private NotNative() {}

  /// Returns what a pip has to do, as words for a sentence; empty if there is nothing.
  static Optional<String> reason(Settings settings, RequirementArguments requirements) {
    if (!settings.output().deprecatedFeatures().isEmpty()) {
      return Optional.of("--use-deprecated");
    }
    if (!requirements.groups().isEmpty()) {
      return Optional.of("--group");
    }
    if (!requirements.scripts().isEmpty()) {
      return Optional.of("--requirements-from-script");
    }
    if (requirements.requirementFiles().stream().anyMatch(LockFileName::matches)) {
      return Optional.of("Installing from a lock file");
    }
    if (settings.install().report().isPresent()) {
      return Optional.of("--report");
    }
    if (settings.build().keepDirectories()) {
      return Optional.of("--no-clean");
    }
    return switch (settings.network().keyringProvider()) {
      case "import" -> Optional.of("--keyring-provider");
      default -> Optional.empty();
    };
  }
}
