package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Unpacks source distributions: `.tar.gz`, `.tgz`, `.tar`, `.tar.bz2`, `.tbz`, `.tar.xz`, `.txz`,
/// `.tar.lzma`, `.tlz` and `.zip`, told apart by name, else by content.
public final class SourceArchives {
  private SourceArchives() {}

  /// Unpacks an archive as pip does: a single folder that holds everything is left out, permissions
  /// follow the umask except that executable files become executable for all, modification times of
  /// tar members are kept. Tar members are held to PEP 706's data filter.
  ///
  /// @param directory where to; made if it is missing, else it must be empty
  /// @return `directory`, now the root of the source tree
  /// @throws ArchiveException if the archive is malformed or unsafe; nothing of it stays behind
  public static Path unpack(Path archive, Path directory) throws IOException, ArchiveException {
    return unpack(archive, directory, ArchiveLimits.DEFAULT);
  }

  static Path unpack(Path archive, Path directory, ArchiveLimits limits)
      throws IOException, ArchiveException {
    boolean existed = Files.exists(directory);
    if (existed) {
      requireEmpty(directory);
    } else {
      FileChanges.createDirectories(directory);
    }
    boolean unpacked = false;
    try {
      switch (ArchiveType.of(archive)) {
        case ZIP -> ZipUnpacker.unpack(archive, directory, limits);
        case TAR -> TarUnpacker.unpack(archive, directory, limits);
      }
      unpacked = true;
      return directory;
    } finally {
      if (!unpacked) {
        if (existed) {
          FileTrees.empty(directory);
        } else {
          FileTrees.delete(directory);
        }
      }
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      if (children.iterator().hasNext()) {
        throw new DirectoryNotEmptyException(directory.toString());
      }
    }
  }
}
