package dev.pipaccel.cache;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders that appear in the store at once and complete.
public final class Directories {
  private Directories() {}

  /// Gives a complete folder its final name. Where another process was faster its folder stays,
  /// being as good, and this one is deleted.
  public static void publish(Path staged, Path target) throws IOException {
    try {
      FileChanges.rename(staged, target);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
      FileTrees.delete(staged);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      FileTrees.delete(staged);
    }
  }
}
