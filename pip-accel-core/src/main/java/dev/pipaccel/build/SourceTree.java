package dev.pipaccel.build;

import java.nio.file.Path;
import java.util.Optional;

/// An unpacked source distribution, a checkout or a local project.
///
/// @param root the unpacked folder, absolute
/// @param subdirectory the project's folder below it, as in `#subdirectory=`
/// @param requirement how messages call it: the requirement as pip shows it, such as `six==1.16.0`
///   or `file:///work/project`
public record SourceTree(Path root, Optional<String> subdirectory, String requirement) {
  /// Normalizes the root.
  public SourceTree {
    root = root.toAbsolutePath().normalize();
  }

  /// Returns a tree whose project is at its root.
  public static SourceTree of(Path root, String requirement) {
    return new SourceTree(root, Optional.empty(), requirement);
  }

  /// Returns the folder of the project: where its `pyproject.toml` or `setup.py` is.
  public Path directory() {
    return subdirectory.map(below -> root.resolve(below).normalize()).orElse(root);
  }
}
