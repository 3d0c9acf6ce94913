package dev.pipaccel.environment;

import java.io.IOException;
import java.nio.file.Path;

/// Paths in the one form in which two of them can be compared.
public final class NormalPaths {
  private NormalPaths() {}

  /// Returns the absolute path with all symbolic links resolved, as far as it exists; the rest is
  /// taken by its letters.
  public static Path of(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException missing) {
      Path absolute = path.toAbsolutePath().normalize();
      Path parent = absolute.getParent();
      Path name = absolute.getFileName();
      return parent == null || name == null ? absolute : of(parent).resolve(name);
    }
  }
}
