package dev.pipaccel.cache;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/// Takes what turned out to be damaged out of the store, so that it is made again.
public final class Quarantine {
  private final Cache cache;
  private final Report report;

  /// The quarantine of one store.
  public Quarantine(Cache cache, Report report) {
    this.cache = cache;
    this.report = report;
  }

  /// Moves a file or folder away and says so; where it cannot be moved it is deleted, and where it
  /// cannot be deleted either it is left for the next run to find damaged again.
  public void move(Path damaged, String reason) {
    report.warn("Set aside " + damaged + " from the cache: " + reason);
    try {
      Path directory = cache.writableRoots().quarantine();
      FileChanges.createDirectories(directory);
      Path target = directory.resolve(UUID.randomUUID() + "-" + damaged.getFileName());
      FileChanges.rename(damaged, target);
    } catch (IOException moveFailed) {
      try {
        FileTrees.delete(damaged);
      } catch (IOException e) {
        report.verbose("Cannot delete " + damaged + ": " + e);
      }
    }
  }
}
