package dev.pipaccel.pipeline;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.RecordStore;
import dev.pipaccel.config.CacheSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.InterpreterFinder;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import java.nio.file.Path;

/// What every command on an environment starts with: the caches that its settings name and the
/// interpreter that they, or the shell, point at.
///
/// @param cache open until this is closed
public record Startup(Cache cache, Interpreter interpreter) implements AutoCloseable {
  /// Opens the caches and finds the interpreter, which is asked about itself only once.
  ///
  /// @throws PipAccelException if there is no such interpreter
  public static Startup open(Settings settings, ProcessFacts facts, Report report)
      throws PipAccelException {
    Cache cache = openCache(settings.cache(), facts, report);
    try {
      var finder =
          new InterpreterFinder(
              Memories.probes(RecordStore.interpreters(cache)), facts.environment());
      try (Report.Span _ = report.time(Phase.INTERPRETER, "python")) {
        return new Startup(cache, finder.find(settings.target().python()));
      }
    } catch (PipAccelException e) {
      cache.close();
      throw e;
    }
  }

  /// Opens them for a command that changes the environment, or would like to be in it.
  ///
  /// @throws PipAccelException if there is no such interpreter, or the user requires one of a
  ///   virtual environment and it is none
  public static Startup openToChange(Settings settings, ProcessFacts facts, Report report)
      throws PipAccelException {
    Startup startup = open(settings, facts, report);
    if (settings.target().requireVirtualEnvironment()
        && !startup.interpreter.isVirtualEnvironment()) {
      startup.close();
      throw EnvironmentException.noVirtualEnvironment();
    }
    return startup;
  }

  /// Opens the caches alone.
  public static Cache openCache(CacheSettings settings, ProcessFacts facts, Report report) {
    Path temporary = Path.of(facts.variable("TMPDIR").orElse("/tmp")).toAbsolutePath();
    return settings.enabled()
        ? Cache.open(settings.downloadRoot(), settings.dataRoot(), temporary, report)
        : Cache.disabled(temporary, report);
  }

  @Override
  public void close() {
    cache.close();
  }
}
