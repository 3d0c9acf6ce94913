package dev.pipaccel.build;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.process.Output;
import dev.pipaccel.process.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The file that keeps the whole output of one build, without credentials. That it cannot be
/// written stops no build.
final class BuildLog {
  private static final int LONGEST_NAME = 80;

  private final Path file;
  private final Redactor redactor;

  private BuildLog(Path file, Redactor redactor) {
    this.file = file;
    this.redactor = redactor;
  }

  /// Begins the log of a build.
  static BuildLog begin(BuildContext context, SourceTree tree) {
    List<String> secrets = BuildVariables.secrets(context.environment());
    Redactor redactor =
        new Redactor(
            java.util.stream.Stream.concat(context.secrets().stream(), secrets.stream()).toList());
    String token = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    BuildLog log =
        new BuildLog(
            context.logs().resolve("%s-%s.log".formatted(name(tree.requirement()), token)),
            redactor);
    try {
      FileChanges.createDirectories(context.logs());
    } catch (IOException unwritable) {
      context.report().verbose("No build log: " + FileFailures.describe(unwritable));
    }
    log.write("Building " + tree.requirement());
    log.write("Interpreter: " + context.interpreter().executable());
    log.write("Source tree: " + tree.directory());
    return log;
  }

  Path file() {
    return file;
  }

  /// Adds a line.
  void write(String line) {
    try (OutputStream log = FileChanges.appendTo(file)) {
      log.write((redactor.redact(line) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      // The build goes on without its log.
    }
  }

  /// Returns where the output of a hook goes: to this file, and to what tells of a failure.
  Output output(TellingLines lines) {
    return Output.streamed().redactedBy(redactor).toLog(file).toListener(lines);
  }

  private static String name(String requirement) {
    StringBuilder name = new StringBuilder();
    String plain = requirement.substring(requirement.lastIndexOf('/') + 1);
    for (int i = 0; i < Math.min(plain.length(), LONGEST_NAME); i++) {
      char c = plain.charAt(i);
      boolean harmless =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
      name.append(harmless ? c : '-');
    }
    return name.isEmpty() || name.charAt(0) == '.' ? "build" + name : name.toString();
  }
}
