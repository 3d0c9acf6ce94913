package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Asks an interpreter about itself, by one start of it with a script that prints its answers. They
/// stand between two lines that nothing else prints, since `sitecustomize` and `.pth` files may
/// print, too; a file would be left behind where this process is killed.
final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Map<String, String> environment;

  Probe(Map<String, String> environment) {
    this.environment = environment;
  }

  byte[] ask(Path python) throws EnvironmentException {
    try {
      return ask(python, "pip-accel-" + UUID.randomUUID());
    } catch (IOException failure) {
      throw new EnvironmentException(
          "Cannot ask the interpreter %s: %s".formatted(python, failure.getMessage()), failure);
    }
  }

  private byte[] ask(Path python, String border) throws IOException, EnvironmentException {
    Command command =
        Command.of(
                List.of(python.toString(), "-B", "-c", script(), border),
                Path.of("").toAbsolutePath(),
                environment)
            .withTimeout(LIMIT);
    try (ProcessRunner runner = new ProcessRunner()) {
      ProcessResult result = runner.run(command);
      Optional<byte[]> answer = answer(result.standardOutput(), border);
      if (!result.isSuccess() || answer.isEmpty()) {
        throw new EnvironmentException(
            "The interpreter %s does not work (exit code %d)".formatted(python, result.exitCode()),
            result.errors(),
            null,
            null);
      }
      return answer.get();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("Interrupted while asking the interpreter " + python);
    }
  }

  private static Optional<byte[]> answer(byte[] output, String border) {
    // One character per byte, so that the positions are those of the bytes.
    String text = new String(output, StandardCharsets.ISO_8859_1);
    String line = "\n" + border + "\n";
    int start = text.indexOf(line);
    int end = text.indexOf(line, start + 1);
    return start < 0 || end < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(output, start + line.length(), end + 1));
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
