package dev.pipaccel.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Work on whole directory trees. Symbolic links are never followed. Safe for use by several
/// threads; others may change or delete the same tree meanwhile.
public final class FileTrees {
  /// How often a directory is emptied again that others keep filling.
  private static final int ATTEMPTS = 5;

  private FileTrees() {}

  /// Deletes a file, a link or a directory with all below it, if it exists. What someone else has
  /// deleted meanwhile is as good as deleted; directories that forbid it are made writable first.
  public static void delete(Path path) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.walkFileTree(path, new Deleter());
        return;
      } catch (DirectoryNotEmptyException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// Deletes all below a directory and keeps the directory.
  public static void empty(Path directory) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        delete(child);
      }
    }
  }

  /// Copies a file, a link or a directory with all below it, with modes and modification times.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if there is something of the target's name
  public static void copy(Path source, Path target) throws IOException {
    Files.walkFileTree(source, new Copier(source, target));
  }

  /// Returns the sum of the sizes of all files below a directory, or of a file, in bytes. A file
  /// with several names below it counts once for each.
  public static long size(Path path) throws IOException {
    Sizer sizer = new Sizer();
    Files.walkFileTree(path, sizer);
    return sizer.bytes;
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      remove(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      if (failure instanceof AccessDeniedException
          && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
          && Modes.supported()
          && (Modes.of(file) & 0700) != 0700) {
        FileChanges.setMode(file, 0700);
        Files.walkFileTree(file, new Deleter());
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null && !(failure instanceof NoSuchFileException)) {
        throw failure;
      }
      remove(directory);
      return FileVisitResult.CONTINUE;
    }

    private static void remove(Path path) throws IOException {
      try {
        FileChanges.deleteIfExists(path);
      } catch (AccessDeniedException e) {
        Path parent = path.getParent();
        if (parent == null || !Modes.supported() || (Modes.of(parent) & 0300) == 0300) {
          throw e;
        }
        FileChanges.setMode(parent, 0700);
        Files.deleteIfExists(path);
      }
    }
  }

  private static final class Copier extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;

    Copier(Path source, Path target) {
      this.source = source;
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      FileChanges.createDirectory(counterpart(directory));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      FileChanges.copyFile(file, counterpart(file));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      // Last, since a directory without the right to write could not be filled.
      Path copy = counterpart(directory);
      FileChanges.setMode(copy, Modes.of(directory));
      FileChanges.setModified(copy, Files.getLastModifiedTime(directory));
      return FileVisitResult.CONTINUE;
    }

    private Path counterpart(Path path) {
      Path relative = source.relativize(path);
      return relative.toString().isEmpty() ? target : target.resolve(relative);
    }
  }

  private static final class Sizer extends SimpleFileVisitor<Path> {
    long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
