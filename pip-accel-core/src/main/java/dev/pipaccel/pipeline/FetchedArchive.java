package dev.pipaccel.pipeline;

import java.nio.file.Path;

/// An archive on this machine, verified.
///
/// @param sha256 its digest, lower-case hexadecimal
/// @param filename the name that the index or URL gives it
record FetchedArchive(Path path, String sha256, String filename) {
  boolean isWheel() {
    return filename.endsWith(".whl");
  }
}
