package dev.pipaccel.cache;

import java.nio.file.Path;

/// The two roots of a store.
///
/// @param downloads the folder of downloaded archives
/// @param data the folder of everything else
/// @param trust what may be used of what lies there
public record CacheRoots(Path downloads, Path data, Trust trust) {

  /// What a root's owner and mode allow to believe.
  public enum Trust {
    /// The root belongs to the effective user and no one else may write: all of it may be used.
    OWN,
    /// The root belongs to root and only root may write: archives after hashing, trees by copy.
    SYSTEM,
    /// Someone else may have written: only archives whose digest is known from elsewhere.
    NONE
  }

  Path archives() {
    return downloads.resolve("sha256");
  }

  Path bucket(String name) {
    return data.resolve(name);
  }

  /// Returns the folder for logs of builds.
  public Path logs() {
    return data.resolve("logs");
  }

  /// Returns the folder for work in progress, on the same file system as the buckets.
  public Path temporary() {
    return data.resolve("tmp");
  }

  /// Returns the folder of the unpacked wheels.
  public Path trees() {
    return bucket("trees-1");
  }

  Path locks() {
    return data.resolve("locks");
  }

  Path quarantine() {
    return data.resolve("quarantine");
  }
}
