package dev.pipaccel.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A process under test, its output being read as it comes.
final class Running {
  private final Process process;
  private final CompletableFuture<String> output;
  private final CompletableFuture<String> errors;
  private final long seconds;

  private Running(Process process, long seconds) {
    this.process = process;
    this.output = read(process.getInputStream());
    this.errors = read(process.getErrorStream());
    this.seconds = seconds;
  }

  /// Starts a process that has this long to end, with nothing on its standard input.
  static Running start(ProcessBuilder builder, long seconds) throws IOException {
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, seconds);
  }

  /// Waits for the end of the process.
  Outcome outcome() throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + seconds + " s: " + process.info());
    }
    return new Outcome(process.exitValue(), output.join(), errors.join());
  }

  /// Asks the process to end, which is to the JVM what Ctrl-C is; that itself would do nothing
  /// where the tests are a background job of a shell, which ignores it for all that it starts.
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
  }

  /// Kills the process, which cannot notice (signal 9), and waits for its end.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }
}
