package dev.pipaccel.pipeline;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.install.ScriptCompiler;
import dev.pipaccel.wheel.BytecodeCompiler;
import dev.pipaccel.wheel.BytecodeKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The compile workers of one run.
final class Compilers implements AutoCloseable {
  private final Session session;
  private final BytecodeCompiler compiler;

  Compilers(Session session) {
    this.session = session;
    Interpreter interpreter = session.interpreter();
    var key =
        new BytecodeKey(
            interpreter.implementation(),
            interpreter.cacheTag(),
            interpreter.magic(),
            BytecodeKey.optimization(session.facts().variable("PYTHONOPTIMIZE").orElse("")),
            session.facts().variable("SOURCE_DATE_EPOCH").isPresent()
                ? BytecodeKey.Invalidation.CHECKED_HASH
                : BytecodeKey.Invalidation.TIMESTAMP);
    this.compiler =
        new BytecodeCompiler(
            session.processes(),
            new BytecodeCompiler.Python(interpreter.executable(), interpreter.standardLibrary()),
            key,
            session.facts().workingDirectory(),
            Runtime.getRuntime().availableProcessors());
  }

  BytecodeCompiler trees() {
    return compiler;
  }

  /// Compiles the scripts of an environment.
  ScriptCompiler scripts() {
    return this::compileScripts;
  }

  private Set<ScriptCompiler.Job> compileScripts(List<ScriptCompiler.Job> jobs) throws IOException {
    var sources = new ArrayList<BytecodeCompiler.Source>(jobs.size());
    for (ScriptCompiler.Job job : jobs) {
      sources.add(new BytecodeCompiler.Source(job.source(), job.target(), job.shown().toString()));
    }
    try {
      List<Boolean> results = compiler.compile(sources);
      Set<ScriptCompiler.Job> compiled = new LinkedHashSet<>();
      for (int i = 0; i < jobs.size(); i++) {
        if (results.get(i)) {
          compiled.add(jobs.get(i));
        }
      }
      return compiled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Compiling scripts was interrupted");
    }
  }

  @Override
  public void close() {
    compiler.close();
  }
}
