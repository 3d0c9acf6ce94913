package dev.pipaccel.cache;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Takes what turned out to be damaged out of the store, so that it is made again.
public final class Quarantine {
  private final Cache cache;
  private final Report report;
  private final Set<Path> immovable = ConcurrentHashMap.newKeySet();

  /// The quarantine of one store.
  public Quarantine(Cache cache, Report report) {
    this.cache = cache;
    this.report = report;
  }

  /// Moves a file or folder away and says so; where it cannot be moved it is deleted, and where it
  /// cannot be deleted either this run does without it and the next finds it damaged again.
  public void move(Path damaged, String reason) {
    report.warn("Set aside " + damaged + " from the cache: " + reason);
    try {
      Path directory = cache.writableRoots().quarantine();
      FileChanges.createDirectories(directory);
      Path target = directory.resolve(UUID.randomUUID() + "-" + damaged.getFileName());
      FileChanges.rename(damaged, target);
    } catch (NoSuchFileException gone) {
      // Somebody else was faster; what may stand there by now is new.
      return;
    } catch (IOException moveFailed) {
      try {
        FileTrees.delete(damaged);
      } catch (IOException e) {
        immovable.add(damaged);
        report.verbose("Cannot delete " + damaged + ": " + FileFailures.describe(e));
      }
    }
  }

  /// Tells whether something damaged could not be moved away.
  public boolean holds(Path damaged) {
    return immovable.contains(damaged);
  }
}
