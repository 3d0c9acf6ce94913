package dev.pipaccel.pipeline;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.report.Report;

/// Warns whoever changes an environment of the system as its superuser.
final class RootUserWarning {
  private static final String TEXT =
      "Running pip-accel as the 'root' user can result in broken permissions and conflicting"
          + " behaviour with the system package manager, possibly rendering your system unusable."
          + " It is recommended to use a virtual environment instead. Use the --root-user-action"
          + " option if you know what you are doing and want to suppress this warning.";

  private RootUserWarning() {}

  static void warn(Settings settings, ProcessFacts facts, Interpreter interpreter, Report report) {
    if (settings.install().rootUserWarning()
        && facts.superuser()
        && facts.system() != ProcessFacts.OperatingSystem.WINDOWS
        && !interpreter.isVirtualEnvironment()) {
      report.warn(TEXT);
    }
  }
}
