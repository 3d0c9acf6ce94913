package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The folder `.pip-accel` within an environment, in which a transaction keeps all that it needs,
/// so that moving files in and out is renaming.
///
/// ```
/// .pip-accel/
///   lock         held by the run that works here
///   journal      what is about to change: written whole before the first change
///   restoring    the journal, once a rollback has deleted what was new
///   committed    the journal, once the change is done and only tidying is left
///   old/<n>      what was moved away
///   new/<n>      what is made before the first change
/// ```
///
/// @param folder the folder itself
record Stage(Path folder) {
  /// The folder's name; it begins with a dot so that nothing takes it for a distribution.
  static final String NAME = ".pip-accel";

  /// The stage of a site folder.
  static Stage in(Path site) {
    return new Stage(site.resolve(NAME));
  }

  /// Takes the lock, waiting for other runs; missing folders are made.
  LockFile acquire(Report report) throws IOException {
    return LockFile.acquireTemporary(
        folder.resolve("lock"), report, "changing " + folder.getParent());
  }

  Path journal() {
    return folder.resolve("journal");
  }

  Path restoring() {
    return folder.resolve("restoring");
  }

  Path committed() {
    return folder.resolve("committed");
  }

  Path old(int number) {
    return folder.resolve("old").resolve(Integer.toString(number));
  }

  Path fresh(int number) {
    return folder.resolve("new").resolve(Integer.toString(number));
  }

  /// A folder that is made whole before it is put in place.
  Path freshFolder(int number) {
    return folder.resolve("new").resolve("folder-" + number);
  }

  /// Makes the folders for what is moved away and what is made.
  void prepare() throws IOException {
    FileChanges.createDirectories(folder.resolve("old"));
    FileChanges.createDirectories(folder.resolve("new"));
  }

  /// Deletes everything but the lock; the journal goes last.
  void clear() throws IOException {
    FileTrees.delete(folder.resolve("old"));
    FileTrees.delete(folder.resolve("new"));
    FileChanges.deleteIfExists(journal());
    FileChanges.deleteIfExists(restoring());
    FileChanges.deleteIfExists(committed());
  }

  /// Deletes the folder itself, unless another run has come to use it.
  void remove() throws IOException {
    try {
      FileChanges.delete(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException inUse) {
      // The next to leave deletes it.
    }
  }

  boolean exists() {
    return Files.exists(folder);
  }
}
