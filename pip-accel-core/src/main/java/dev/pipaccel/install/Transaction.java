package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Carries out the changes of a plan. In this order, so that at any moment the environment shows
/// each distribution as it was or as it is to be: what is replaced moves away, all but its
/// metadata; new files go in place; then metadata folders are exchanged, which are made beforehand
/// and appear whole.
final class Transaction {
  private final Stage stage;
  private final TransactionPlan plan;

  Transaction(Stage stage, TransactionPlan plan) {
    this.stage = stage;
    this.plan = plan;
  }

  /// Makes all changes up to the commit. If this fails, [Rollback] undoes them.
  void run() throws IOException {
    FilePutter putter = new FilePutter();
    putter.buildAll(stage::freshFolder, List.copyOf(plan.folders().values()));
    writeJournal();
    for (Path path : plan.early()) {
      moveAway(path);
    }
    putter.makeAll(plan.journal().directories());
    putter.putAll(plan.files());
    for (Path path : plan.late()) {
      moveAway(path);
    }
    int number = 0;
    for (Path folder : plan.folders().keySet()) {
      FileChanges.move(stage.freshFolder(number), folder);
      number++;
    }
    FileChanges.rename(stage.journal(), stage.committed());
  }

  private void writeJournal() throws IOException {
    Path draft = stage.folder().resolve("new").resolve("journal");
    FileChanges.write(draft, plan.journal().format());
    FileChanges.rename(draft, stage.journal());
  }

  private void moveAway(Path path) throws IOException {
    Integer number = plan.journal().backups().get(path);
    if (number == null) {
      throw new IllegalStateException("not in the journal: " + path);
    }
    FileChanges.move(path, stage.old(number));
  }

  /// Does what is left after the commit, if need be once more: removes directories that have become
  /// empty, upwards as far as they are, and all that the transaction kept.
  static void finish(Stage stage, Journal journal) throws IOException {
    for (Path directory : journal.emptied()) {
      removeEmpty(directory, stage);
    }
    stage.clear();
  }

  private static void removeEmpty(Path directory, Stage stage) throws IOException {
    for (Path at = directory; at != null && !stage.folder().startsWith(at); at = at.getParent()) {
      if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try {
        FileChanges.delete(at);
      } catch (FileSystemException kept) {
        // Not empty, a mount point, or in a folder that may not be written: pip leaves it, too.
        return;
      }
    }
  }
}
