package dev.pipaccel.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Puts a file of the store into an environment: by a hard link where the file systems allow it,
/// else by a copy with the same mode and modification time. Safe for use by several threads.
public final class Links {
  /// From this number of links on, a refusal is taken to be about the one file (EMLINK): file
  /// systems allow 1,023 (NTFS) or 32,000 (ext3) and more.
  private static final int MANY_LINKS = 1_000;

  /// Pairs of file systems between which linking has failed, so that it is not tried for each file.
  private static final Set<Pair> REFUSED = ConcurrentHashMap.newKeySet();

  private Links() {}

  /// How a file came to be where it was wanted.
  public enum Outcome {
    /// Both names are one file.
    LINKED,
    /// The file is of its own.
    COPIED
  }

  /// Makes `target` the same file as `source` or a copy of it.
  ///
  /// @throws FileAlreadyExistsException if there is something of the target's name
  /// @throws NoSuchFileException if the source or the target's directory is missing
  public static Outcome linkOrCopy(Path source, Path target) throws IOException {
    if (!REFUSED.isEmpty() && REFUSED.contains(Pair.of(source, target))) {
      FileChanges.copyFile(source, target);
      return Outcome.COPIED;
    }
    FaultPoint.reach("link", target);
    try {
      Files.createLink(target, source);
      return Outcome.LINKED;
    } catch (FileAlreadyExistsException | NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException refusal) {
      // Which error it was is told only by a text in the user's language: EXDEV, EPERM, EMLINK,
      // ENOSYS and EOPNOTSUPP all mean copying, and what else it may be meets the copy, too.
      try {
        FileChanges.copyFile(source, target);
      } catch (IOException e) {
        e.addSuppressed(refusal);
        throw e;
      }
      remember(source, target);
      return Outcome.COPIED;
    }
  }

  /// Makes `target` a copy of `source` with the same mode and modification time.
  public static void copy(Path source, Path target) throws IOException {
    FileChanges.copyFile(source, target);
  }

  private static void remember(Path source, Path target) throws IOException {
    boolean aboutTheFile =
        Modes.supported() && (int) Files.getAttribute(source, "unix:nlink") >= MANY_LINKS;
    if (!aboutTheFile) {
      REFUSED.add(Pair.of(source, target));
    }
  }

  /// The devices of a source file and of a target's directory.
  private record Pair(Object source, Object target) {
    static Pair of(Path source, Path target) throws IOException {
      Path directory = target.toAbsolutePath().getParent();
      return new Pair(device(source), device(directory == null ? target : directory));
    }

    private static Object device(Path path) throws IOException {
      return Modes.supported()
          ? Files.getAttribute(path, "unix:dev")
          : Files.getFileStore(path).name();
    }
  }
}
