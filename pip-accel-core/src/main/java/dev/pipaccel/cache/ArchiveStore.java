package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/// Archives exactly as downloaded, by SHA-256, under the file names they came with. What it finds
/// is hashed before it is returned: a file that does not fit its digest is moved to quarantine and
/// missing from then on. Safe for use by several threads and processes.
public final class ArchiveStore {
  private final Cache cache;
  private final Quarantine quarantine;

  /// The archives of one store.
  public ArchiveStore(Cache cache, Quarantine quarantine) {
    this.cache = cache;
    this.quarantine = quarantine;
  }

  /// Tells whether an archive seems to be there, without reading it.
  public boolean contains(String sha256) {
    return locate(sha256).isPresent();
  }

  /// Finds an archive by its SHA-256 (lower-case hexadecimal) and verifies it.
  public Optional<Path> find(String sha256) {
    Optional<Path> found = locate(sha256);
    if (found.isEmpty()) {
      return found;
    }
    Path file = found.get();
    try {
      if (Digests.sha256(file).equals(sha256)) {
        return found;
      }
      quarantine.move(file, "its SHA-256 is not the one it was kept under");
    } catch (IOException e) {
      quarantine.move(file, "it cannot be read (" + e + ")");
    }
    return Optional.empty();
  }

  private Optional<Path> locate(String sha256) {
    for (CacheRoots roots : cache.readable()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(roots, sha256))) {
        for (Path file : files) {
          if (!AtomicFiles.isTemporary(file.getFileName().toString())) {
            return Optional.of(file);
          }
        }
      } catch (NoSuchFileException | NotDirectoryException e) {
        continue;
      } catch (IOException e) {
        // An unreadable folder is a miss; the archive is fetched again.
        continue;
      }
    }
    return Optional.empty();
  }

  /// Returns a folder for a download to be written to before it is added; on the file system of the
  /// store, so that adding is a rename.
  public Path stagingDirectory() throws IOException {
    return cache.write(roots -> {
      Path directory = roots.downloads().resolve(".incoming");
      FileChanges.createDirectories(directory);
      return directory;
    });
  }

  /// Keeps a complete, verified file under its digest, moving it there.
  ///
  /// @return where it lies now
  public Path add(Path file, String sha256, String filename) throws IOException {
    return cache.write(roots -> {
      Path target = directory(roots, sha256).resolve(filename);
      FileChanges.createDirectories(directory(roots, sha256));
      FileChanges.move(file, target);
      return target;
    });
  }

  private static Path directory(CacheRoots roots, String sha256) {
    return roots.archives().resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
