package dev.pipaccel.install;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.report.Report;
import java.util.List;
import java.util.Map;

/// Carries out plans on one environment, each as one transaction: it is done whole, or everything
/// is as before.
public final class Installer {
  private final Interpreter interpreter;
  private final ScriptCompiler compiler;
  private final Map<String, String> environment;
  private final Report report;

  /// @param environment the variables of the process: `PATH`, `ENSUREPIP_OPTIONS`
  public Installer(
      Interpreter interpreter,
      ScriptCompiler compiler,
      Map<String, String> environment,
      Report report) {
    this.interpreter = interpreter;
    this.compiler = compiler;
    this.environment = Map.copyOf(environment);
    this.report = report;
  }

  /// Ends what an interrupted run left behind; to be called before the environment is looked at.
  public void recover() throws InstallException {
    throw new UnsupportedOperationException(interpreter + " " + compiler + environment + report);
  }

  /// Installs.
  public InstallResult execute(InstallPlan plan) throws InstallException {
    throw new UnsupportedOperationException(plan.toString());
  }

  /// Removes distributions.
  public InstallResult remove(List<InstalledDistribution> distributions) throws InstallException {
    throw new UnsupportedOperationException(distributions.toString());
  }
}
