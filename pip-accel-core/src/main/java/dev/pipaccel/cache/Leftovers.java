package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/// Deletes from the store what runs that were killed have left: their working folders, and files
/// and folders that were never renamed. Only what is older than any run is taken, and the store is
/// searched once a day.
public final class Leftovers {
  private static final Duration OLD = Duration.ofDays(1);
  private static final String RUN = "run-";
  private static final String SWEPT = "swept";

  /// The buckets and how deep below them unfinished things lie.
  private static final List<Bucket> BUCKETS =
      List.of(
          new Bucket("pages-1", 2),
          new Bucket("metadata-1", 2),
          new Bucket("interpreters-1", 2),
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
        Instant before = clock.instant().minus(OLD);
        deleteFrom(roots.temporary(), 1, before, Leftovers::isRunFolder);
        deleteUnfinished(roots.downloads().resolve(ArchiveStore.INCOMING), 1, before);
        for (Bucket bucket : BUCKETS) {
          deleteUnfinished(roots.bucket(bucket.name()), bucket.depth(), before);
        }
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
