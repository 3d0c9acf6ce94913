package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Asks an interpreter about itself, by one start of it with a script that writes its answers to a
/// file.
final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Map<String, String> environment;

  Probe(Map<String, String> environment) {
    this.environment = environment;
  }

  byte[] ask(Path python) throws EnvironmentException {
    try {
      Path folder = Files.createTempDirectory("pip-accel-probe");
      try {
        return ask(python, folder.resolve("answer"));
      } finally {
        FileTrees.delete(folder);
      }
    } catch (IOException failure) {
      throw new EnvironmentException(
          "Cannot ask the interpreter %s: %s".formatted(python, failure.getMessage()), failure);
    }
  }

  private byte[] ask(Path python, Path answer) throws IOException, EnvironmentException {
    Command command =
        Command.of(
                List.of(python.toString(), "-B", "-c", script(), answer.toString()),
                Path.of("").toAbsolutePath(),
                environment)
            .withTimeout(LIMIT);
    try (ProcessRunner runner = new ProcessRunner()) {
      ProcessResult result = runner.run(command);
      if (!result.isSuccess() || !Files.exists(answer)) {
        throw new EnvironmentException(
            "The interpreter %s does not work (exit code %d)".formatted(python, result.exitCode()),
            result.errors(),
            null,
            null);
      }
      return Files.readAllBytes(answer);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("Interrupted while asking the interpreter " + python);
    }
  }

  private static String script() throws IOException {
    try (InputStream stream = Probe.class.getResourceAsStream("probe.py")) {
      if (stream == null) {
        throw new IllegalStateException("probe.py is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
