package dev.pipaccel.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Starts programs. One runner serves a whole run of pip-accel; closing it kills what still runs,
/// with all descendants. Safe for use by several threads.
public final class ProcessRunner implements AutoCloseable {
  /// How long a program's output is waited for after its end: a background process that it left may
  /// hold the pipe open for ever.
  private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(10);

  private static final Duration LAST_WORDS_PATIENCE = Duration.ofSeconds(1);

  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /// Runs a program to its end. An interrupt of this thread kills the program with its descendants.
  ///
  /// @throws ProgramNotFoundException if there is no such program or it may not be run
  /// @throws ProcessTimeoutException if the program ran too long and was killed
  /// @throws IOException if the program cannot be started
  public ProcessResult run(Command command) throws IOException, InterruptedException {
    try (LineSink sink = new LineSink(command.output())) {
      Process process = launch(command, command.output().merged());
      try {
        return attend(process, command, sink);
      } finally {
        if (process.isAlive()) {
          ProcessTree.kill(process);
        }
        running.remove(process);
      }
    }
  }

  /// Starts a program to talk to through its standard input and output; its `input` and `timeout`
  /// are not used, its standard error goes where `output` says.
  ///
  /// @throws ProgramNotFoundException if there is no such program or it may not be run
  public RunningProgram start(Command command) throws IOException {
    LineSink sink = new LineSink(command.output());
    Process process;
    try {
      process = launch(command, false);
    } catch (IOException failure) {
      sink.close();
      throw failure;
    }
    OutputReader errors = reader(process.getErrorStream(), command, sink);
    Thread attendant = Thread.ofVirtual().start(errors);
    return new RunningProgram(
        process,
        errors,
        () -> {
          ProcessTree.kill(process);
          running.remove(process);
          attendant.join(LAST_WORDS_PATIENCE);
          sink.close();
        });
  }

  /// Kills every program that still runs, with its descendants.
  @Override
  public void close() {
    running.forEach(ProcessTree::kill);
    running.clear();
  }

  private Process launch(Command command, boolean merged) throws IOException {
    if (!Files.isDirectory(command.directory())) {
      throw new IOException("no such directory to run a program in: " + command.directory());
    }
    List<String> arguments = new ArrayList<>(command.arguments());
    arguments.set(0, ProgramSearch.locate(arguments.getFirst(), command.environment()).toString());
    ProcessBuilder builder =
        new ProcessBuilder(arguments)
            .directory(command.directory().toFile())
            .redirectErrorStream(merged);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    running.add(process);
    return process;
  }

  private static ProcessResult attend(Process process, Command command, LineSink sink)
      throws IOException, InterruptedException {
    OutputReader output = reader(process.getInputStream(), command, sink);
    OutputReader errors = reader(process.getErrorStream(), command, sink);
    List<Thread> readers =
        List.of(Thread.ofVirtual().start(output), Thread.ofVirtual().start(errors));
    Thread.ofVirtual().start(() -> feed(process, command.input()));
    if (command.timeout().isEmpty()) {
      process.waitFor();
    } else if (!process.waitFor(command.timeout().get().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ProcessTimeoutException(command, command.timeout().get());
    }
    for (Thread reader : readers) {
      reader.join(OUTPUT_PATIENCE);
    }
    return new ProcessResult(
        process.exitValue(),
        output.bytes(),
        errors.bytes(),
        output.isTruncated() || errors.isTruncated());
  }

  private static OutputReader reader(InputStream stream, Command command, LineSink sink) {
    return new OutputReader(stream, command.output().captureLimit(), new LineSplitter(sink));
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input);
    } catch (IOException notRead) {
      // A program need not read its input.
    }
  }
}
