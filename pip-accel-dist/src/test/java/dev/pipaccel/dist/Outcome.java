package dev.pipaccel.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What a process left behind.
///
/// @param output what it wrote, to standard output and standard error
record Outcome(int status, String output) {
  private static final int PATIENCE_SECONDS = 120;

  static Outcome of(ProcessBuilder builder) throws IOException, InterruptedException {
    Path file = Files.createTempFile("outcome", ".log");
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return new Outcome(ended ? process.exitValue() : -1, Files.readString(file));
    } finally {
      Files.delete(file);
    }
  }
}
