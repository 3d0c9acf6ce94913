package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildChain;
import dev.pipaccel.cache.Cache;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.install.InstallPlan;
import dev.pipaccel.install.Installer;
import dev.pipaccel.install.ScriptCompiler;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.LocalContents;
import dev.pipaccel.requirement.RequirementArguments;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RequirementSetReader;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.resolver.Resolution;
import dev.pipaccel.resolver.ResolverOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The way of one install: read, resolve, prepare, install, report.
public final class InstallPipeline implements InstallOperation {
  private static final int SUCCESS = 0;

  private final Opening opening;

  /// A pipeline for the interpreter that the settings name.
  public InstallPipeline() {
    this(Startup::openToChange);
  }

  /// @param opening finds the caches and the interpreter of a run
  InstallPipeline(Opening opening) {
    this.opening = opening;
  }

  /// Opens what an install starts with.
  @FunctionalInterface
  interface Opening {
    Startup open(Settings settings, ProcessFacts facts, Report report) throws PipAccelException;
  }

  @Override
  public int install(InstallRequest request) throws PipAccelException, InterruptedException {
    try (var startup = opening.open(request.settings(), request.facts(), request.report());
        var processes = new ProcessRunner()) {
      return install(request, startup.cache(), processes, startup.interpreter());
    }
  }

  private static int install(
      InstallRequest request, Cache cache, ProcessRunner processes, Interpreter interpreter)
      throws PipAccelException, InterruptedException {
    Report report = request.report();
    InstallTarget target = target(request, interpreter);
    RequirementSet requirements = read(request, request.requirements(), processes);
    Settings settings = request.settings().withFileOptions(requirements.options());
    new Installer(interpreter, ScriptCompiler.none(), request.facts().environment(), report)
        .recover(target);
    InstalledDistributions installed = InstalledDistributions.in(interpreter, report);
    if (requirements.roots().isEmpty()) {
      report.warn("No requirements were found: there is nothing to do");
      return SUCCESS;
    }
    SearchedPlaces.lines(settings.index()).forEach(report::say);
    RequirementSet buildConstraints = readBuildConstraints(request, settings, processes);
    var filler = new BuildEnvironmentFiller();
    try (var session =
        new Session(
            request,
            settings,
            interpreter,
            installed,
            processes,
            cache,
            buildConstraints.constraints().stream().map(root -> root.text()).toList(),
            filler)) {
      filler.use(new NestedInstalls(session, buildConstraints.constraints()));
      return install(session, requirements, target, installed);
    }
  }

  private static InstallTarget target(InstallRequest request, Interpreter interpreter)
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

  private static RequirementSet read(
      InstallRequest request, RequirementArguments arguments, ProcessRunner processes)
      throws PipAccelException {
    try (var remote = new RemoteContents(request, processes)) {
      var contents = new LocalContents(request.facts(), remote);
      return new RequirementSetReader(contents, request.facts(), request.report())
          .read(arguments, request.settings().build().configSettings());
    }
  }

  private static RequirementSet readBuildConstraints(
      InstallRequest request, Settings settings, ProcessRunner processes) throws PipAccelException {
    List<String> files = settings.build().constraints();
    return files.isEmpty()
        ? new RequirementSet(List.of(), List.of(), List.of())
        : read(
            request,
            new RequirementArguments(List.of(), List.of(), List.of(), files, List.of(), List.of()),
            processes);
  }

  private static int install(
      Session session,
      RequirementSet requirements,
      InstallTarget target,
      InstalledDistributions installed)
      throws PipAccelException, InterruptedException {
    Settings settings = session.settings();
    Report report = session.report();
    var resolving =
        new Resolving(
            session,
            requirements,
            TargetPlatform.of(session.interpreter(), settings.target()),
            BuildChain.none(),
            report);
    ResolverOptions options =
        ResolverSettings.of(
            settings, requirements, target.user(), session.interpreter().isVirtualEnvironment());
    InstalledPackages present =
        options.ignoreInstalled()
            ? InstalledPackages.none()
            : name -> installed.find(name).map(InstalledView::new);
    Resolution resolution = resolving.resolve(present, options);
    List<Pin> pins = resolution.install();
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
      List<InstallPlan.Step> steps =
          resolving.prepare(
              pins,
              settings.install().compile() ? Optional.of(compilers.trees()) : Optional.empty());
      report.say(
          "Installing collected packages: "
              + pins.stream().map(Pin::displayName).collect(Collectors.joining(", ")));
      var installer =
          new Installer(
              session.interpreter(), compilers.scripts(), session.facts().environment(), report);
      installer.execute(new InstallPlan(target, steps, warnsOffPath(settings)));
    }
    if (settings.install().warnConflicts() && !settings.selection().noDependencies()) {
      Conflicts.after(installed, pins, session.interpreter().markers()).ifPresent(report::error);
    }
    report.say("Successfully installed " + names(pins));
    RootUserWarning.warn(settings, session.facts(), session.interpreter(), report);
    return SUCCESS;
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
