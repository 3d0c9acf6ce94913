package dev.pipaccel.share;

import dev.pipaccel.cache.Digests;

/// Where a server of files keeps what is shared.
enum HttpLayout {
  /// Folders as in a directory, for nginx with WebDAV and the like.
  FOLDERS {
    @Override
    String path(StoreKey key) {
      return key.path();
    }
  },
  /// The two name spaces of Bazel's HTTP caching protocol: content by digest, and everything else
  /// by a digest of its name. The server must be told not to validate what is not content
  /// (`--disable_http_ac_validation`).
  BAZEL {
    @Override
    String path(StoreKey key) {
      return key.kind() == StoreKey.Kind.BLOB
          ? "cas/" + key.digest()
          : "ac/" + Digests.sha256(key.path());
    }
  };

  /// Returns the path below the URL of the cache.
  abstract String path(StoreKey key);
}
