package dev.pipaccel.cli;

import dev.pipaccel.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program in pip-accel's place: it has the terminal, the input and the output.
final class ForegroundProgram {
  private static final int PATIENCE_SECONDS = 2;

  private ForegroundProgram() {}

  /// Runs a program to its end.
  ///
  /// @return its exit code
  /// @throws InterruptedException if the user cancels; the program has then ended
  static int run(List<String> command, Path directory, Map<String, String> environment)
      throws EnvironmentException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO().directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new EnvironmentException(
          "Could not run " + command.getFirst() + ": " + e.getMessage(), e);
    }
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      // A terminal has told the program as well; otherwise it has to be told.
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
      }
      throw e;
    }
  }
}
