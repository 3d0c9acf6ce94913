package dev.pipaccel.cache;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Archives exactly as downloaded, by SHA-256, under the file names they came with. What it finds
/// is hashed before it is returned: a file that does not fit its digest is moved to quarantine and
/// missing from then on. Safe for use by several threads and processes.
public final class ArchiveStore {
  static final String INCOMING = ".incoming";
  private final Cache cache;
  private final Quarantine quarantine;

  /// The archives of one store.
  public ArchiveStore(Cache cache, Quarantine quarantine) {
    this.cache = cache;
    this.quarantine = quarantine;
  }

  /// Tells whether an archive seems to be there, without reading it.
  public boolean contains(String sha256, String filename) {
    return cache.readable().stream()
        .anyMatch(roots -> Files.isRegularFile(place(roots, sha256, filename)));
  }

  /// Finds an archive by its SHA-256 (lower-case hexadecimal) and file name, and verifies it. The
  /// name counts, since it tells what a wheel is and how a source archive is packed: the same bytes
  /// under another name are another archive.
  public Optional<Path> find(String sha256, String filename) {
    for (CacheRoots roots : cache.readable()) {
      Path file = place(roots, sha256, filename);
      if (Files.isRegularFile(file) && isSound(file, sha256)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private boolean isSound(Path file, String sha256) {
    try {
      if (Digests.sha256(file).equals(sha256)) {
        return true;
      }
      quarantine.move(file, "its SHA-256 is not the one it was kept under");
    } catch (ClosedByInterruptException | NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      quarantine.move(file, "it cannot be read (" + FileFailures.describe(e) + ")");
    }
    return false;
  }

  /// Returns a folder for a download to be written to before it is added; on the file system of the
  /// store, so that adding is a rename.
  public Path stagingDirectory() throws IOException {
    return cache.write(roots -> {
      Path directory = roots.downloads().resolve(INCOMING);
      FileChanges.createDirectories(directory);
      return directory;
    });
  }

  /// Notes that the staging directory cannot be written; the next one lies elsewhere, if there is
  /// such a place.
  public void leaveStagingDirectory(IOException cause) {
    cache.giveUpWriting(cause);
  }

  /// Keeps a complete, verified file under its digest, moving it there.
  ///
  /// @return where it lies now
  public Path add(Path file, String sha256, String filename) throws IOException {
    return cache.write(roots -> {
      Path target = place(roots, sha256, filename);
      FileChanges.createDirectories(directory(roots, sha256));
      FileChanges.move(file, target);
      return target;
    });
  }

  private static Path directory(CacheRoots roots, String sha256) {
    return roots.archives().resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static Path place(CacheRoots roots, String sha256, String filename) {
    return directory(roots, sha256).resolve(filename);
  }
}
