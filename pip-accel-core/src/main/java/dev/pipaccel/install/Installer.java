package dev.pipaccel.install;

import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries out plans on one environment, each as one transaction: it is done whole, or everything
/// is as before. A run that is killed is ended by the next one ([#recover]). Several processes may
/// work on one environment: they wait for each other.
public final class Installer {
  private final Interpreter interpreter;
  private final ScriptCompiler compiler;
  private final Map<String, String> environment;
  private final Report report;

  /// @param environment the variables of the process: `PATH`, `ENSUREPIP_OPTIONS` and those that
  ///   say where bytecode goes
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

  /// Ends what an interrupted run left behind, in the environment and where this one is about to
  /// install; to be called before looking at what is installed. Waits for a run under way.
  public void recover(InstallTarget target) throws InstallException {
    Set<Path> sites = new LinkedHashSet<>(interpreter.path());
    sites.add(site(target));
    for (Path site : sites) {
      Stage stage = Stage.in(site);
      if (stage.exists()) {
        try {
          try (LockFile _ = stage.acquire(report)) {
            report.verbose("Ending an interrupted installation in " + site);
            Recovery.run(stage);
          }
          stage.remove();
        } catch (IOException failure) {
          throw new InstallException(
              "Cannot end an interrupted installation: " + FileFailures.describe(failure), failure);
        }
      }
    }
  }

  /// Installs.
  ///
  /// @throws InstallException if nothing was changed; the message names what was in the way
  public InstallResult execute(InstallPlan plan) throws InstallException {
    Stage stage = Stage.in(site(plan.target()));
    List<List<Path>> launchers = new ArrayList<>();
    InstallResult result =
        new StagedRun(stage, "install", mayUseUserScheme(plan.target().user()), report)
            .run(() -> changes(plan, stage, launchers));
    for (Step step : plan.steps()) {
      step.replaces().ifPresent(replaced -> tell(step, replaced, result));
    }
    if (plan.warnOffPath()) {
      var warning = new OffPathWarning(interpreter, environment.getOrDefault("PATH", ""));
      launchers.forEach(scripts -> warning.of(scripts).ifPresent(report::warn));
    }
    return result;
  }

  /// Removes distributions.
  ///
  /// @throws InstallException if nothing was changed; the message names what was in the way
  public InstallResult remove(List<InstalledDistribution> distributions) throws InstallException {
    Optional<InstalledDistribution> first = distributions.stream().findFirst();
    if (first.isEmpty()) {
      return new InstallResult(List.of(), 0);
    }
    boolean archive = first.get().kind() == InstalledDistribution.Kind.EGG;
    Path site = archive ? interpreter.sites().purelib() : first.get().installedLocation();
    return new StagedRun(Stage.in(site), "uninstall", false, report)
        .run(() -> {
          // What there is to say of them was said when the user was asked.
          Uninstaller uninstaller = new Uninstaller(interpreter, environment, Report.silent());
          ChangeSet changes = new ChangeSet();
          for (InstalledDistribution distribution : distributions) {
            remove(distribution, uninstaller, changes);
          }
          return changes;
        });
  }

  /// Says what pip says of a distribution that it replaces.
  private void tell(Step step, InstalledDistribution replaced, InstallResult result) {
    String title = replaced.displayName() + "-" + replaced.rawVersion();
    report.say("  Attempting uninstall: " + step.name());
    report.say("    Found existing installation: " + replaced);
    if (result.removed().contains(title)) {
      report.say("    Uninstalling " + title + ":");
      report.say("      Successfully uninstalled " + title);
    }
  }

  private ChangeSet changes(InstallPlan plan, Stage stage, List<List<Path>> launchers)
      throws IOException, InstallException {
    Uninstaller uninstaller = new Uninstaller(interpreter, environment, report);
    FileModes modes = FileModes.ofProcess();
    BytecodeNames bytecodeNames = BytecodeNames.of(interpreter, environment);
    String ensurepip = environment.getOrDefault("ENSUREPIP_OPTIONS", "");
    ScriptPlacement scripts = new ScriptPlacement(stage, compiler);
    ChangeSet changes = new ChangeSet();
    for (Step step : plan.steps()) {
      if (step.replaces().isPresent()) {
        remove(step.replaces().get(), uninstaller, changes);
      }
      WheelPlacement placement =
          new WheelPlacement(
              step, plan.target().scheme(), interpreter, modes, bytecodeNames, ensurepip, changes);
      launchers.add(placement.place(scripts));
      for (ScriptPlacement.Compiled compiled : scripts.compiled()) {
        placement.addCompiled(compiled);
      }
      placement.finish();
    }
    return plan.target().folder().isPresent()
        ? new TargetArrangement(plan.target().folder().get(), report)
            .arrange(changes, plan.target().scheme())
        : changes;
  }

  private void remove(InstalledDistribution known, Uninstaller uninstaller, ChangeSet changes)
      throws IOException, InstallException {
    Optional<InstalledDistribution> current = current(known);
    if (current.isPresent()) {
      changes.remove(
          uninstaller.paths(current.get(), changes::willExist), current.get().infoLocation());
    }
  }

  /// Returns the distribution as it is by now: another process may have replaced or removed it
  /// while this one worked out its plan or waited for the lock.
  private Optional<InstalledDistribution> current(InstalledDistribution known) {
    boolean there = Files.exists(known.infoLocation()) || Files.isRegularFile(known.location());
    return there
        ? Optional.of(known)
        : InstalledDistributions.in(interpreter, Report.silent()).find(known.name());
  }

  private static Path site(InstallTarget target) {
    return target.folder().map(InstallTarget.TargetFolder::path).orElse(target.scheme().purelib());
  }

  private boolean mayUseUserScheme(boolean user) {
    return !user && !interpreter.isVirtualEnvironment();
  }
}
