package dev.pipaccel.pipeline;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.LocalContents;
import dev.pipaccel.requirement.RequirementArguments;
import dev.pipaccel.requirement.RequirementContext;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RequirementSetReader;
import java.util.List;

/// What all commands that take requirements do first: find the interpreter, read the requirements,
/// set up the tools.
final class RequirementRun {
  private final RequirementRequest request;
  private final ProcessRunner processes;
  private final Interpreter interpreter;

  private RequirementRun(
      RequirementRequest request, ProcessRunner processes, Interpreter interpreter) {
    this.request = request;
    this.processes = processes;
    this.interpreter = interpreter;
  }

  /// Opens what a run starts with.
  @FunctionalInterface
  interface Opening {
    Startup open(Settings settings, ProcessFacts facts, Report report) throws PipAccelException;
  }

  /// What a command does before requirements are read.
  @FunctionalInterface
  interface Start {
    /// @return what it does afterwards
    Goal begin(Interpreter interpreter) throws PipAccelException;
  }

  /// What a command does with the requirements.
  @FunctionalInterface
  interface Goal {
    /// @return the exit code of the process
    int reach(Session session, RequirementSet requirements)
        throws PipAccelException, InterruptedException;
  }

  /// Runs a command.
  ///
  /// @return its exit code
  static int run(RequirementRequest request, Start start)
      throws PipAccelException, InterruptedException {
    return run(request, Startup::openToChange, start);
  }

  /// Runs a command on what an opening gives.
  ///
  /// @return its exit code
  static int run(RequirementRequest request, Opening opening, Start start)
      throws PipAccelException, InterruptedException {
    try (var startup = opening.open(request.settings(), request.facts(), request.report());
        var processes = new ProcessRunner()) {
      return new RequirementRun(request, processes, startup.interpreter())
          .run(startup.cache(), start);
    }
  }

  private int run(Cache cache, Start start) throws PipAccelException, InterruptedException {
    Report report = request.report();
    Goal goal = start.begin(interpreter);
    RequirementSet requirements = read(request, request.requirements(), interpreter, processes);
    Settings settings = request.settings().withFileOptions(requirements.options());
    if (requirements.roots().isEmpty() && !request.requirements().requirementFiles().isEmpty()) {
      report.remark("No requirements were found: there is nothing to do");
    }
    FeatureWarnings.of(settings).forEach(report::warn);
    SearchedPlaces.lines(settings.index()).forEach(report::say);
    RequirementSet buildConstraints = readBuildConstraints(settings);
    var filler = new BuildEnvironmentFiller();
    try (var session =
        new Session(
            request,
            settings,
            interpreter,
            InstalledDistributions.in(interpreter, report),
            processes,
            cache,
            buildConstraints.constraints().stream().map(root -> root.text()).toList(),
            filler)) {
      filler.use(new NestedInstalls(session, buildConstraints.constraints()));
      return goal.reach(session, requirements);
    }
  }

  /// Reads requirements alone.
  static RequirementSet read(
      RequirementRequest request,
      RequirementArguments arguments,
      Interpreter interpreter,
      ProcessRunner processes)
      throws PipAccelException {
    Settings settings = request.settings();
    var context =
        new RequirementContext(
            interpreter.markers(),
            interpreter.tags(),
            TargetPlatform.of(interpreter, settings.target()).python(),
            settings.selection().ignoreRequiresPython(),
            settings.selection().formats(),
            settings.build().configSettings());
    try (var remote = new RemoteContents(request, interpreter, processes)) {
      var contents = new LocalContents(request.facts(), remote);
      return new RequirementSetReader(contents, request.facts(), context, request.report())
          .read(arguments);
    }
  }

  private RequirementSet readBuildConstraints(Settings settings) throws PipAccelException {
    List<String> files = settings.build().constraints();
    return files.isEmpty()
        ? RequirementSet.EMPTY
        : read(
            request,
            new RequirementArguments(List.of(), List.of(), List.of(), files, List.of(), List.of()),
            interpreter,
            processes);
  }
}
