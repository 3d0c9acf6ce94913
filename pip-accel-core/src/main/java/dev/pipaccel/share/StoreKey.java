package dev.pipaccel.share;

import dev.pipaccel.cache.Digests;
import java.util.Arrays;
import java.util.Optional;

/// The name of something in a shared cache.
///
/// @param digest sha256, lower-case hexadecimal: of the content itself for a blob, of what a record
///   is about for the others
public record StoreKey(Kind kind, String digest) {
  private static final int DIGEST_LENGTH = 64;

  /// What is shared. Formats of records carry their revision in the folder's name.
  public enum Kind {
    /// Archives and wheels, which verify themselves.
    BLOB("cas/sha256"),
    /// Index pages with their freshness.
    PAGE("pages-1"),
    /// Core metadata.
    METADATA("metadata-1"),
    /// What is known of the wheels that were built under a key.
    BUILD("builds-1"),
    /// Who is building what at this moment.
    LEASE("leases-1"),
    /// What `cache check` puts, gets and deletes.
    PROBE("probes-1");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /// Returns the folder of this kind, below the root of a shared cache.
    public String folder() {
      return folder;
    }
  }

  /// Checks the digest, which becomes part of paths.
  public StoreKey {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException("no digest: " + digest);
    }
  }

  /// A blob by its digest.
  public static StoreKey blob(String sha256) {
    return new StoreKey(Kind.BLOB, sha256);
  }

  /// The record about something that a text names.
  public static StoreKey about(Kind kind, String subject) {
    return new StoreKey(kind, Digests.sha256(subject));
  }

  /// The key whose [#path] this is; empty if there is none.
  static Optional<StoreKey> ofPath(String path) {
    String digest = path.substring(path.lastIndexOf('/') + 1);
    return isDigest(digest)
        ? Arrays.stream(Kind.values())
            .map(kind -> new StoreKey(kind, digest))
            .filter(key -> key.path().equals(path))
            .findFirst()
        : Optional.empty();
  }

  /// Tells whether a text is a digest.
  public static boolean isDigest(String text) {
    return text.length() == DIGEST_LENGTH
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /// Returns the place below the root, with `/` between its parts.
  public String path() {
    return kind.folder() + "/" + digest.substring(0, 2) + "/" + digest;
  }

  @Override
  public String toString() {
    return kind.folder() + "/" + digest;
  }
}
