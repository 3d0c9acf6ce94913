package dev.pipaccel.build;

import java.util.Optional;

/// What was built, as far as a built wheel may be used again. Local trees and editables have none.
public sealed interface BuildSource {
  /// A source archive.
  ///
  /// @param sha256 of the archive, hexadecimal
  record Archive(String sha256, Optional<String> subdirectory) implements BuildSource {}

  /// A commit of a repository; never answers a plain name.
  ///
  /// @param url of the repository, without credentials
  record Revision(String vcs, String url, String commit, Optional<String> subdirectory)
      implements BuildSource {}
}
