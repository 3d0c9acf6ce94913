package dev.pipaccel.fs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/// The single steps that change the file system, each behind a [FaultPoint] and each with a failure
/// that names its path. Whole files are written by [AtomicFiles]. Safe for use by several threads.
public final class FileChanges {
  private FileChanges() {}

  /// Creates one directory.
  ///
  /// @throws FileAlreadyExistsException if there is something of this name
  public static void createDirectory(Path directory) throws IOException {
    FaultPoint.reach("create directory", directory);
    Files.createDirectory(directory);
  }

  /// Creates one directory that only its owner may enter.
  public static void createPrivateDirectory(Path directory) throws IOException {
    createDirectory(directory, 0700);
  }

  /// Creates one directory that has its permission bits from the first moment on.
  ///
  /// @throws FileAlreadyExistsException if there is something of this name
  public static void createDirectory(Path directory, int mode) throws IOException {
    FaultPoint.reach("create directory", directory);
    if (Modes.supported()) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(Modes.toSet(mode)));
    } else {
      Files.createDirectory(directory);
    }
  }

  /// Creates a directory of a new name that only its owner may enter.
  ///
  /// @param parent where it is made; it must exist
  /// @param prefix the beginning of its name
  public static Path createTemporaryDirectory(Path parent, String prefix) throws IOException {
    FaultPoint.reach("create directory", parent);
    return Files.createTempDirectory(parent, prefix);
  }

  /// Creates a directory and those above it, as far as they are missing.
  ///
  /// @throws FileAlreadyExistsException if a file is in the way
  public static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    FaultPoint.reach("create directory", directory);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  /// Opens a file that must not exist yet. Failures of the stream name the path, too.
  ///
  /// @throws FileAlreadyExistsException if there is something of this name
  public static OutputStream createFile(Path file) throws IOException {
    FaultPoint.reach("create file", file);
    return new NamedOutputStream(
        file, Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /// Opens a file to write at its end; it is made where it is missing. Failures of the stream name
  /// the path, too.
  public static OutputStream appendTo(Path file) throws IOException {
    FaultPoint.reach("append", file);
    return new NamedOutputStream(
        file,
        Files.newByteChannel(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
  }

  /// Writes a file that must not exist yet. Half a file is removed where writing fails.
  public static void write(Path file, byte[] content) throws IOException {
    try (OutputStream output = createFile(file)) {
      output.write(content);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      discard(file, e);
      throw e;
    }
  }

  /// Renames within one file system, replacing a file or an empty directory of the target's name.
  ///
  /// @throws AtomicMoveNotSupportedException if the target lies on another file system
  public static void rename(Path source, Path target) throws IOException {
    FaultPoint.reach("rename", target);
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Moves a file or a whole tree, over file systems where it must; then it is copied beside the
  /// target first, so that the target appears at once.
  public static void move(Path source, Path target) throws IOException {
    try {
      rename(source, target);
    } catch (AtomicMoveNotSupportedException e) {
      Path beside = AtomicFiles.unusedNameBeside(target);
      try {
        FileTrees.copy(source, beside);
        rename(beside, target);
      } finally {
        FileTrees.delete(beside);
      }
      FileTrees.delete(source);
    }
  }

  /// Deletes a file, a symbolic link or an empty directory.
  ///
  /// @throws NoSuchFileException if it does not exist
  public static void delete(Path path) throws IOException {
    FaultPoint.reach("delete", path);
    Files.delete(path);
  }

  /// Deletes a file, a symbolic link or an empty directory, if it exists.
  ///
  /// @return whether it existed
  public static boolean deleteIfExists(Path path) throws IOException {
    FaultPoint.reach("delete", path);
    return Files.deleteIfExists(path);
  }

  /// Makes `link` a symbolic link with the text `target`.
  public static void createSymbolicLink(Path link, Path target) throws IOException {
    FaultPoint.reach("create symbolic link", link);
    Files.createSymbolicLink(link, target);
  }

  /// Copies one file with its mode and modification time, not with its owner.
  ///
  /// @throws FileAlreadyExistsException if there is something of the target's name
  public static void copyFile(Path source, Path target) throws IOException {
    FaultPoint.reach("copy file", target);
    Files.copy(source, target, LinkOption.NOFOLLOW_LINKS);
    try {
      if (!Files.isSymbolicLink(target)) {
        setMode(target, Modes.of(source));
        setModified(target, Files.getLastModifiedTime(source, LinkOption.NOFOLLOW_LINKS));
      }
    } catch (IOException e) {
      discard(target, e);
      throw e;
    }
  }

  /// Sets the permission bits; nothing happens where there are none.
  public static void setMode(Path path, int mode) throws IOException {
    if (Modes.supported()) {
      FaultPoint.reach("set mode", path);
      Files.setPosixFilePermissions(path, Modes.toSet(mode));
    }
  }

  /// Sets the time of the last modification.
  public static void setModified(Path path, FileTime time) throws IOException {
    FaultPoint.reach("set time", path);
    Files.setLastModifiedTime(path, time);
  }

  /// Sets the time of the last modification.
  public static void setModified(Path path, Instant time) throws IOException {
    setModified(path, FileTime.from(time));
  }

  /// Removes what a failed step left; the failure keeps what goes wrong here.
  static void discard(Path path, IOException failure) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
