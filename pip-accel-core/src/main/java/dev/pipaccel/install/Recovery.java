package dev.pipaccel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Ends what an interrupted transaction left in a stage: finishes it if it was committed, else
/// undoes it. Needs the stage's lock.
final class Recovery {
  private Recovery() {}

  static void run(Stage stage) throws IOException {
    if (Files.exists(stage.committed())) {
      Transaction.finish(stage, read(stage.committed()));
    } else if (Files.exists(stage.restoring())) {
      new Rollback(stage, read(stage.restoring())).run();
    } else if (Files.exists(stage.journal())) {
      new Rollback(stage, read(stage.journal())).run();
    } else {
      stage.clear();
    }
  }

  private static Journal read(Path file) throws IOException {
    try {
      return Journal.parse(Files.readAllBytes(file));
    } catch (IllegalArgumentException damaged) {
      throw new IOException(file + ": " + damaged.getMessage(), damaged);
    }
  }
}
