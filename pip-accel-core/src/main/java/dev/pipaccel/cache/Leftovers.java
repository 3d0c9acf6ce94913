package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/// Keeps the store tidy: deletes what runs that were killed have left, which is their working
/// folders, their private ones in the folder for temporary files, locks, and files and folders that
/// were never renamed; and keeps logs and what was set aside for a limited time. Only what is older
/// than any run is taken, and the store is searched once a day.
public final class Leftovers {
  private static final Duration OLD = Duration.ofDays(1);
  private static final String RUN = "run-";
  private static final String SWEPT = "swept";
  private static final Duration LOGS_KEPT = Duration.ofDays(30);
  private static final int MOST_LOGS = 500;
  private static final Duration QUARANTINE_KEPT = Duration.ofDays(7);
  private static final int MOST_IN_QUARANTINE = 20;

  /// The buckets and how deep below them unfinished things lie.
  private static final List<Bucket> BUCKETS =
      List.of(
          new Bucket("pages-1", 2),
          new Bucket("metadata-1", 2),
          new Bucket("interpreters-1", 2),
          new Bucket("resolutions-1", 2),
          new Bucket("built-1", 2),
          new Bucket("trees-1", 2),
          new Bucket("sources", 1),
          new Bucket("binaries", 1));

  private final Cache cache;
  private final InstantSource clock;
  private final Report report;

  /// The leftovers in one store.
  public Leftovers(Cache cache, InstantSource clock, Report report) {
    this.cache = cache;
    this.clock = clock;
    this.report = report;
  }

  private record Bucket(String name, int depth) {}

  /// Returns a name for the working folder of a run, which does not exist yet.
  public static Path runFolder(CacheRoots roots) {
    String token = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return roots.temporary().resolve(RUN + ProcessHandle.current().pid() + "-" + token);
  }

  /// Searches the user's store, unless that was done within a day.
  public void sweep() {
    cache.writeIfPossible(roots -> {
      Path swept = roots.temporary().resolve(SWEPT);
      if (!Files.exists(swept) || isOld(swept)) {
        AtomicFiles.write(swept, new byte[0]);
        Instant now = clock.instant();
        Instant before = now.minus(OLD);
        deleteFrom(roots.temporary(), 1, before, Leftovers::isRunFolder);
        deleteUnfinished(roots.downloads().resolve(ArchiveStore.INCOMING), 1, before);
        for (Bucket bucket : BUCKETS) {
          deleteUnfinished(roots.bucket(bucket.name()), bucket.depth(), before);
        }
        deletePrivateFolders(roots, before);
        deleteLocks(roots.locks(), before);
        trim(new AgedFolder(roots.logs(), MOST_LOGS, LOGS_KEPT), now);
        trim(new AgedFolder(roots.quarantine(), MOST_IN_QUARANTINE, QUARANTINE_KEPT), now);
      }
      return swept;
    });
  }

  private boolean isOld(Path path) throws IOException {
    return isOlder(path, clock.instant().minus(OLD));
  }

  private static boolean isOlder(Path path, Instant time) throws IOException {
    return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(time);
  }

  private static boolean isRunFolder(String name) {
    return name.startsWith(RUN) || AtomicFiles.isTemporary(name);
  }

  private void deleteUnfinished(Path folder, int depth, Instant before) {
    deleteFrom(folder, depth, before, AtomicFiles::isTemporary);
  }

  private void trim(AgedFolder folder, Instant now) {
    try {
      folder.trim(now);
    } catch (IOException | DirectoryIteratorException e) {
      report.verbose("Cannot tidy up " + folder.folder() + ": " + e.getMessage());
    }
  }

  /// Everyone's private folders lie in one place: only those of the user whose store this is count,
  /// root's right to delete the others notwithstanding.
  private void deletePrivateFolders(CacheRoots roots, Instant before) {
    if (roots.trust() == CacheRoots.Trust.OWN) {
      Object owner = owner(roots.data());
      deleteFrom(
          cache.temporaryParent(),
          1,
          before,
          name ->
              Cache.isPrivateFolder(name)
                  && owner.equals(owner(cache.temporaryParent().resolve(name))));
    }
  }

  private static Object owner(Path path) {
    try {
      return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | UnsupportedOperationException unknown) {
      return path;
    }
  }

  /// Who opens a lock in the very moment in which it is deleted may do a work that another does as
  /// well, no more.
  private void deleteLocks(Path folder, Instant before) {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder)) {
      for (Path lock : locks) {
        if (isOlder(lock, before)) {
          Optional<LockFile> held = LockFile.tryAcquire(lock, report, "tidying up", Duration.ZERO);
          if (held.isPresent()) {
            try (LockFile _ = held.get()) {
              FileChanges.deleteIfExists(lock);
            }
          }
        }
      }
    } catch (NoSuchFileException e) {
      // No lock was ever needed.
      return;
    } catch (IOException | DirectoryIteratorException e) {
      report.verbose("Cannot tidy up " + folder + ": " + e.getMessage());
    }
  }

  private void deleteFrom(Path folder, int depth, Instant before, Predicate<String> isLeftover) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (isLeftover.test(name)) {
          delete(entry, before);
        } else if (depth > 1) {
          deleteFrom(entry, depth - 1, before, isLeftover);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Nothing is there to be deleted.
      return;
    } catch (IOException | DirectoryIteratorException e) {
      report.verbose("Cannot look for leftovers in " + folder + ": " + e);
    }
  }

  private void delete(Path leftover, Instant before) {
    try {
      if (isOlder(leftover, before)) {
        FileTrees.delete(leftover);
      }
    } catch (IOException e) {
      report.verbose("Cannot delete " + leftover + ": " + FileFailures.describe(e));
    }
  }
}
