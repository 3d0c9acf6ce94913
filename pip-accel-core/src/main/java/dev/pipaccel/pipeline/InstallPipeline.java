package dev.pipaccel.pipeline;

import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.install.InstallPlan;
import dev.pipaccel.install.Installer;
import dev.pipaccel.install.ScriptCompiler;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.resolver.Resolution;
import dev.pipaccel.resolver.ResolverOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The way of one install: read, resolve, prepare, install, report.
public final class InstallPipeline implements RequirementOperation {
  private static final int SUCCESS = 0;

  private final RequirementRun.Opening opening;

  /// A pipeline for the interpreter that the settings name.
  public InstallPipeline() {
    this(Startup::openToChange);
  }

  /// @param opening finds the caches and the interpreter of a run
  InstallPipeline(RequirementRun.Opening opening) {
    this.opening = opening;
  }

  @Override
  public int run(RequirementRequest request) throws PipAccelException, InterruptedException {
    return RequirementRun.run(
        request,
        opening,
        interpreter -> {
          InstallTarget target = target(request, interpreter);
          new Installer(
                  interpreter,
                  ScriptCompiler.none(),
                  request.facts().environment(),
                  request.report())
              .recover(target);
          return (session, requirements) -> install(session, requirements, target);
        });
  }

  private static InstallTarget target(RequirementRequest request, Interpreter interpreter)
      throws PipAccelException {
    Settings settings = request.settings();
    boolean upgrade =
        switch (settings.selection().upgradeStrategy()) {
          case TO_SATISFY_ONLY -> false;
          case ONLY_IF_NEEDED, EAGER -> true;
        };
    var options =
        new InstallTarget.Options(
            settings.target().user(),
            settings.target().prefix(),
            settings.target().root(),
            settings.target().target(),
            upgrade,
            settings.target().breakSystemPackages(),
            settings.install().dryRun() && settings.install().report().isPresent());
    return InstallTarget.decide(
        interpreter, options, request.facts().environment(), request.report());
  }

  private static int install(Session session, RequirementSet requirements, InstallTarget target)
      throws PipAccelException, InterruptedException {
    Settings settings = session.settings();
    Report report = session.report();
    InstalledDistributions installed = session.installed();
    var resolving = Resolving.ofRun(session, requirements);
    ResolverOptions options =
        ResolverSettings.of(
            settings, requirements, target.user(), session.interpreter().isVirtualEnvironment());
    InstalledPackages present =
        options.ignoreInstalled()
            ? InstalledPackages.none()
            : name -> installed.find(name).map(InstalledView::new);
    Resolution resolution = resolving.resolve(present, options);
    List<Pin> pins = resolution.install();
    if (settings.install().report().isPresent()) {
      new InstallReport(resolving.files(), session.interpreter().markers())
          .write(resolution.chosen(), settings.install().report().get(), session);
    }
    if (settings.install().dryRun()) {
      if (!pins.isEmpty()) {
        report.say("Would install " + names(pins));
      }
      return SUCCESS;
    }
    if (pins.isEmpty()) {
      return SUCCESS;
    }
    try (var compilers = new Compilers(session)) {
      List<InstallPlan.Step> steps = prepare(session, resolving, resolution, compilers);
      report.say(
          "Installing collected packages: "
              + pins.stream().map(Pin::displayName).collect(Collectors.joining(", ")));
      var installer =
          new Installer(
              session.interpreter(), compilers.scripts(), session.facts().environment(), report);
      try (Report.Span _ = report.time(Phase.INSTALLATION, steps.size() + " distributions")) {
        installer.execute(new InstallPlan(target, steps, warnsOffPath(settings)));
      }
    }
    if (settings.install().warnConflicts() && !settings.selection().noDependencies()) {
      Conflicts.after(installed, pins, session.interpreter().markers()).ifPresent(report::error);
    }
    report.say("Successfully installed " + names(pins));
    RootUserWarning.warn(settings, session.facts(), session.interpreter(), report);
    return SUCCESS;
  }

  private static List<InstallPlan.Step> prepare(
      Session session, Resolving resolving, Resolution resolution, Compilers compilers)
      throws PipAccelException, InterruptedException {
    var lines = WheelBuildLines.begin(resolution.chosen(), resolving.files(), session.report());
    List<InstallPlan.Step> steps =
        resolving.prepare(
            resolution.install(),
            session.settings().install().compile()
                ? Optional.of(compilers.trees())
                : Optional.empty());
    lines.end(List.of());
    return steps;
  }

  /// Scripts of a target or prefix are not expected to be on the search path.
  private static boolean warnsOffPath(Settings settings) {
    return settings.install().warnScriptLocation()
        && settings.target().target().isEmpty()
        && settings.target().prefix().isEmpty();
  }

  private static String names(List<Pin> pins) {
    return pins.stream()
        .sorted(Comparator.comparing(Pin::displayName))
        .map(PinTexts::installed)
        .collect(Collectors.joining(" "));
  }
}
