package dev.pipaccel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs several commands in one process, from which the JVM learns what to keep ready for all of
/// them: `Rehearsal FILE`, one command a line, its words between tabs.
public final class Rehearsal {
  private Rehearsal() {}

  /// Runs the commands, up to the first that fails.
  public static void main(String[] arguments) throws IOException {
    int code = 0;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      code = Main.run(List.of(line.split("\t")));
      if (code != 0) {
        System.err.println("ended with " + code + ": " + line);
        break;
      }
    }
    System.exit(code);
  }
}
