package dev.pipaccel.pipeline;

import dev.pipaccel.config.Settings;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Path;
import java.util.Map;

/// All that an install is told: nothing else is read from the process.
///
/// @param environment the variables of the process
/// @param workingDirectory absolute
/// @param home the user's home directory, absolute
public record InstallRequest(
    Settings settings,
    RequirementArguments requirements,
    Map<String, String> environment,
    Path workingDirectory,
    Path home,
    Report report) {
  /// Copies the variables.
  public InstallRequest {
    environment = Map.copyOf(environment);
  }
}
