package dev.pipaccel.cache;

import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// One lock per key, between the threads of this process and between processes that share a store,
/// so that a download or a build is done once while the others wait.
public final class CacheLocks {
  private final Cache cache;
  private final Report report;

  /// Locks for the keys of one store.
  public CacheLocks(Cache cache, Report report) {
    this.cache = cache;
    this.report = report;
  }

  /// Takes the lock for a key, waiting for whoever holds it; a wait of more than a second is told.
  ///
  /// @param kind what the key names, such as `download`
  /// @param key letters, digits, `-`, `_` and `.`
  /// @param purpose the work that the holder does, for the message
  public LockFile acquire(String kind, String key, String purpose) throws IOException {
    return cache.write(
        roots -> LockFile.acquire(roots.locks().resolve(kind + "-" + key), report, purpose));
  }

  /// Takes the lock for a key as [#acquire] does, unless that takes longer than `patience`.
  public Optional<LockFile> tryAcquire(String kind, String key, String purpose, Duration patience)
      throws IOException {
    return cache.write(roots ->
        LockFile.tryAcquire(roots.locks().resolve(kind + "-" + key), report, purpose, patience));
  }
}
