package dev.pipaccel.build;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What all builds of a run share.
///
/// @param interpreter of the target environment; its executable runs the backends
/// @param environment the variables of the process; secrets of pip-accel and of clouds are kept
///   from builds
/// @param temporary a folder for build environments and hook results; each run makes its own below
///   it and removes that at the end
/// @param logs the folder that build logs are kept in
/// @param secrets texts that no log may hold
/// @param rescue is asked to mend what failed
public record BuildContext(
    Interpreter interpreter,
    ProcessRunner runner,
    BuildRequirementsInstaller installer,
    Map<String, String> environment,
    Path temporary,
    Path logs,
    List<String> secrets,
    BuildRescue rescue,
    Report report) {
  /// Copies the collections.
  public BuildContext {
    environment = Map.copyOf(environment);
    secrets = List.copyOf(secrets);
  }
}
