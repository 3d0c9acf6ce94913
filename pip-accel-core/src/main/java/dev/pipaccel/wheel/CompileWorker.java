package dev.pipaccel.wheel;

import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.RunningProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One interpreter process that compiles what it is sent. For one thread at a time.
final class CompileWorker implements AutoCloseable {
  private static final String SCRIPT = loadScript();
  private final RunningProgram program;
  private final OutputStream requests;
  private final InputStream answers;

  private CompileWorker(RunningProgram program) {
    this.program = program;
    this.requests = program.input();
    this.answers = program.output();
  }

  /// Starts a worker: without site packages and user settings, whose code must not run here.
  static CompileWorker start(
      ProcessRunner processes, BytecodeCompiler.Python python, int optimization, Path directory)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(python.executable().toString());
    command.addAll(List.of("-E", "-s", "-S", "-B"));
    switch (optimization) {
      case 0 -> {}
      case 1 -> command.add("-O");
      default -> command.add("-OO");
    }
    command.addAll(List.of("-c", SCRIPT));
    python.standardLibrary().forEach(library -> command.add(library.toString()));
    return new CompileWorker(
        processes.start(Command.of(command, directory, Map.of("PYTHONIOENCODING", "utf-8"))));
  }

  boolean compile(BytecodeCompiler.Source source, BytecodeKey.Invalidation invalidation)
      throws CompilerException {
    String request =
        source.source()
            + "\0"
            + source.target()
            + "\0"
            + source.shown()
            + "\0"
            + invalidation
            + "\n";
    int answer;
    try {
      requests.write(request.getBytes(StandardCharsets.UTF_8));
      requests.flush();
      answer = answers.read();
    } catch (IOException e) {
      throw new CompilerException(source.source(), e);
    }
    return switch (answer) {
      case '1' -> true;
      case '0' -> false;
      default -> throw new CompilerException(source.source(), null);
    };
  }

  @Override
  public void close() {
    program.close();
  }

  private static String loadScript() {
    try (InputStream script = CompileWorker.class.getResourceAsStream("compile_worker.py")) {
      if (script == null) {
        throw new IllegalStateException("compile_worker.py is missing from the program");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("compile_worker.py cannot be read from the program", e);
    }
  }
}
