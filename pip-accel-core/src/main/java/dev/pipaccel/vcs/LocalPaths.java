package dev.pipaccel.vcs;

import java.nio.file.Path;

/// Paths where programs may give a URL or a path.
final class LocalPaths {
  private LocalPaths() {}

  /// Returns an absolute path as a `file:` URL, anything else as it is.
  static String asUrl(String pathOrUrl) {
    return pathOrUrl.startsWith("/")
        ? "file://" + Path.of(pathOrUrl).toUri().getRawPath()
        : pathOrUrl;
  }
}
