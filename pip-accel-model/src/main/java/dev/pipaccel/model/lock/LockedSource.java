package dev.pipaccel.model.lock;

import dev.pipaccel.model.hash.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a locked package comes from. A path is relative to the lock file or absolute; of path and
/// URL at least one is given, and the path goes first.
public sealed interface LockedSource {
  /// A repository.
  ///
  /// @param type `git`, `hg`, …
  record LockedRepository(
      String type,
      Optional<String> url,
      Optional<String> path,
      Optional<String> requestedRevision,
      String commitId,
      Optional<String> subdirectory)
      implements LockedSource {}

  /// A local folder.
  record LockedDirectory(String path, boolean editable, Optional<String> subdirectory)
      implements LockedSource {}

  /// An archive that was asked for by its URL or path.
  record LockedArchive(LockedFile file, Optional<String> subdirectory) implements LockedSource {}

  /// A source distribution.
  ///
  /// @param filename as given, else the last part of path or URL
  record LockedSdist(String filename, LockedFile file) implements LockedSource {}

  /// A wheel.
  ///
  /// @param filename as given, else the last part of path or URL
  record LockedWheel(String filename, LockedFile file) implements LockedSource {}

  /// What all files have.
  ///
  /// @param size in bytes
  /// @param uploadTime when the file came to its index
  /// @param hashes at least one
  record LockedFile(
      Optional<String> url,
      Optional<String> path,
      OptionalLong size,
      Optional<Instant> uploadTime,
      List<Hash> hashes) {
    /// Copies the list.
    public LockedFile {
      hashes = List.copyOf(hashes);
    }
  }
}
