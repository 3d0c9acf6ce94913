package dev.pipaccel.vcs;

import dev.pipaccel.url.FileUrls;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The three ways in which git writes a remote: as a URL, as a path, as `user@host:path`.
final class GitRemote {
  private GitRemote() {}

  /// Makes the remote a URL.
  static Remote parse(String remote) {
    int scheme = remote.indexOf("://");
    if (scheme > 0 && remote.substring(0, scheme).chars().allMatch(GitRemote::isWord)) {
      return new Remote.Known(remote);
    }
    if (isExistingPath(remote)) {
      return new Remote.Known(FileUrls.of(Path.of(remote)));
    }
    int colon = remote.indexOf(':');
    if (isSecureCopyForm(remote, colon)) {
      return new Remote.Known(
          "ssh://" + remote.substring(0, colon) + "/" + remote.substring(colon + 1));
    }
    return new Remote.Invalid(remote);
  }

  private static boolean isExistingPath(String remote) {
    try {
      return Files.exists(Path.of(remote));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static boolean isSecureCopyForm(String remote, int colon) {
    return colon > 0
        && remote.indexOf('/') != 0
        && remote.substring(0, colon).indexOf('/') < 0
        && colon + 1 < remote.length()
        && isWord(remote.charAt(colon + 1))
        && remote.indexOf(':', colon + 1) < 0;
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
