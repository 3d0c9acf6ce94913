package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Small records by key in one bucket; the key is kept as a digest, so that it may be any text.
/// Safe for use by several threads and processes: the last write wins.
public final class RecordStore {
  private final Cache cache;
  private final String bucket;
  private final CacheRoots.Trust least;

  private RecordStore(Cache cache, String bucket, CacheRoots.Trust least) {
    this.cache = cache;
    this.bucket = bucket;
    this.least = least;
  }

  /// What probing interpreters told; believed only from the user's own root.
  public static RecordStore interpreters(Cache cache) {
    return new RecordStore(cache, "interpreters-1", CacheRoots.Trust.OWN);
  }

  /// Core metadata by the digest of its distribution.
  public static RecordStore metadata(Cache cache) {
    return new RecordStore(cache, "metadata-1", CacheRoots.Trust.SYSTEM);
  }

  /// What earlier resolutions chose; believed only from the user's own root.
  public static RecordStore resolutions(Cache cache) {
    return new RecordStore(cache, "resolutions-1", CacheRoots.Trust.OWN);
  }

  /// Returns the record of a key; empty where there is none that is whole and can be believed.
  public Optional<byte[]> find(String key) {
    String digest = Digests.sha256(key);
    for (CacheRoots roots : cache.readable()) {
      if (roots.trust().compareTo(least) > 0) {
        continue;
      }
      Path file = file(roots, digest);
      try {
        if (Files.exists(file)) {
          Optional<byte[]> record = Sealed.open(Files.readAllBytes(file));
          if (record.isPresent()) {
            return record;
          }
        }
      } catch (IOException e) {
        // Unreadable is missing: the record is made again.
        continue;
      }
    }
    return Optional.empty();
  }

  /// Keeps the record of a key if the store can take it.
  public void put(String key, byte[] record) {
    String digest = Digests.sha256(key);
    cache.writeIfPossible(roots -> {
      Path file = file(roots, digest);
      AtomicFiles.write(file, Sealed.seal(record));
      return file;
    });
  }

  private Path file(CacheRoots roots, String digest) {
    return roots.bucket(bucket).resolve(digest.substring(0, 2)).resolve(digest);
  }
}
