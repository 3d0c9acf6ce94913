package dev.pipaccel.wheel;

import java.nio.file.Path;

/// An unpacked wheel. Its files are complete and carry their final modes and times; they must not
/// be changed.
///
/// @param directory the folder whose layout is the wheel's
/// @param sha256 the wheel's digest, lower-case hexadecimal
/// @param mayLink whether environments may share its files by hard links
public record WheelTree(Path directory, TreeManifest manifest, String sha256, boolean mayLink) {
  /// Returns where a file of the tree lies.
  public Path path(TreeFile file) {
    return directory.resolve(file.source());
  }
}
