package dev.pipaccel.fs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Words for failures of the file system.
public final class FileFailures {
  private FileFailures() {}

  /// Returns one line that names the path and the reason, such as `/a/b: No such file or
  /// directory`. The JDK's own messages leave out one or the other.
  public static String describe(IOException failure) {
    if (failure instanceof FileSystemException known && known.getFile() != null) {
      String other = known.getOtherFile() == null ? "" : " -> " + known.getOtherFile();
      return known.getFile() + other + ": " + reason(known);
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /// Returns whether the file system, or the user's share of it, is full.
  public static boolean isLackOfSpace(IOException failure) {
    return isFor(failure, "No space left on device") || isFor(failure, "Disk quota exceeded");
  }

  /// Returns whether the file system is mounted so that nothing can be written.
  public static boolean isReadOnly(IOException failure) {
    return isFor(failure, "Read-only file system");
  }

  private static boolean isFor(IOException failure, String reason) {
    return failure instanceof FileSystemException known && reason.equals(known.getReason());
  }

  /// Returns a failure that names `path`: `failure` itself where it does, or where the thread was
  /// interrupted, which says nothing of the file.
  static IOException naming(Path path, IOException failure) {
    if (failure instanceof ClosedByInterruptException
        || (failure instanceof FileSystemException known && known.getFile() != null)) {
      return failure;
    }
    FileSystemException named =
        new FileSystemException(path.toString(), null, failure.getMessage());
    named.initCause(failure);
    return named;
  }

  private static String reason(FileSystemException failure) {
    if (failure.getReason() != null) {
      return failure.getReason();
    }
    return switch (failure) {
      case NoSuchFileException missing -> "No such file or directory";
      case AccessDeniedException denied -> "Permission denied";
      case FileAlreadyExistsException exists -> "File exists";
      case DirectoryNotEmptyException full -> "Directory not empty";
      case NotDirectoryException file -> "Not a directory";
      case FileSystemLoopException loop -> "Too many levels of symbolic links";
      default -> "Input/output error";
    };
  }
}
