package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Undoes a transaction, however far it came. Undoing an undone or half undone one does no harm.
final class Rollback {
  private final Stage stage;
  private final Journal journal;

  /// Paths that have not been moved away yet: at and below them everything is as it was.
  private final Set<Path> untouched = new HashSet<>();

  Rollback(Stage stage, Journal journal) {
    this.stage = stage;
    this.journal = journal;
  }

  void run() throws IOException {
    if (!exists(stage.restoring())) {
      deleteNew();
      // From here on, what lies at the journal's paths may be the old files again.
      FileChanges.rename(stage.journal(), stage.restoring());
    }
    for (var backup : journal.backups().entrySet()) {
      Path saved = stage.old(backup.getValue());
      if (exists(saved)) {
        restore(saved, backup.getKey());
      }
    }
    stage.clear();
  }

  private void deleteNew() throws IOException {
    journal
        .backups()
        .forEach((path, number) -> {
          if (!exists(stage.old(number))) {
            untouched.add(path);
          }
        });
    for (Path folder : journal.folders()) {
      if (isOurs(folder)) {
        FileTrees.delete(folder);
      }
    }
    for (Map.Entry<Path, Set<String>> folder : journal.files().entrySet()) {
      for (String name : folder.getValue()) {
        Path file = folder.getKey().resolve(name);
        if (isOurs(file)) {
          deleteFile(file);
        }
      }
    }
    List<Path> directories = journal.directories();
    for (Path directory : directories.reversed()) {
      if (isOurs(directory)) {
        deleteEmpty(directory);
      }
    }
  }

  private boolean isOurs(Path path) {
    if (untouched.isEmpty()) {
      return true;
    }
    for (Path at = path; at != null; at = at.getParent()) {
      if (untouched.contains(at)) {
        return false;
      }
    }
    return true;
  }

  private static void deleteFile(Path file) throws IOException {
    try {
      FileChanges.deleteIfExists(file);
    } catch (NotDirectoryException | DirectoryNotEmptyException notPutYet) {
      // Something else lies there, so that this file never came to be.
    }
  }

  static void deleteEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      FileChanges.delete(directory);
    } catch (DirectoryNotEmptyException | NoSuchFileException kept) {
      // Someone else has put something there, or was faster.
    }
  }

  /// Puts back what was moved away. Of a folder that exists, because it was being moved over file
  /// systems or because someone else has made one, what is missing is put back.
  private static void restore(Path saved, Path path) throws IOException {
    boolean folder = Files.isDirectory(saved, LinkOption.NOFOLLOW_LINKS);
    if (!exists(path)) {
      Path parent = path.getParent();
      if (parent != null) {
        FileChanges.createDirectories(parent);
      }
      FileChanges.move(saved, path);
    } else if (folder && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(saved)) {
        for (Path child : children) {
          restore(child, path.resolve(child.getFileName().toString()));
        }
      }
      deleteEmpty(saved);
    } else {
      FileTrees.delete(path);
      FileChanges.move(saved, path);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
