package dev.pipaccel.wheel;

import dev.pipaccel.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Compiles Python sources with one interpreter, by long-lived worker processes, since starting an
/// interpreter takes longer than compiling most files. Safe for use by several threads; workers
/// start when first needed and end when this is closed.
public final class BytecodeCompiler implements AutoCloseable {
  private final ProcessRunner processes;
  private final Python python;
  private final BytecodeKey key;
  private final Path directory;
  private final Semaphore permits;
  private final Deque<CompileWorker> idle = new ArrayDeque<>();
  private boolean closed;

  /// Makes a compiler.
  ///
  /// @param directory where the workers run, a folder without Python files
  /// @param workers how many processes may run at a time
  public BytecodeCompiler(
      ProcessRunner processes, Python python, BytecodeKey key, Path directory, int workers) {
    this.processes = processes;
    this.python = python;
    this.key = key;
    this.directory = directory;
    this.permits = new Semaphore(workers);
  }

  /// Returns what the bytecode made here is valid for.
  public BytecodeKey key() {
    return key;
  }

  /// Compiles files in the given order.
  ///
  /// @return for each whether it compiled; one that did not is skipped, as pip does
  /// @throws IOException if a worker cannot be started or dies, or a result cannot be written
  public List<Boolean> compile(List<Source> sources) throws IOException, InterruptedException {
    if (sources.isEmpty()) {
      return List.of();
    }
    permits.acquire();
    try {
      CompileWorker worker = take();
      boolean healthy = false;
      try {
        var results = new ArrayList<Boolean>(sources.size());
        for (Source source : sources) {
          results.add(worker.compile(source, key.invalidation()));
        }
        healthy = true;
        return results;
      } finally {
        if (healthy) {
          giveBack(worker);
        } else {
          worker.close();
        }
      }
    } finally {
      permits.release();
    }
  }

  private CompileWorker take() throws IOException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return CompileWorker.start(processes, python, key.optimization(), directory);
  }

  private void giveBack(CompileWorker worker) {
    synchronized (idle) {
      if (!closed) {
        idle.push(worker);
        return;
      }
    }
    worker.close();
  }

  /// Ends the workers.
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(CompileWorker::close);
      idle.clear();
    }
  }

  /// The interpreter that compiles, and will run, the bytecode.
  ///
  /// @param standardLibrary the folders of its modules
  public record Python(Path executable, List<Path> standardLibrary) {
    /// Copies the list.
    public Python {
      standardLibrary = List.copyOf(standardLibrary);
    }
  }

  /// A file to compile.
  ///
  /// @param shown the path that tracebacks show until the interpreter puts the real one
  public record Source(Path source, Path target, String shown) {}
}
