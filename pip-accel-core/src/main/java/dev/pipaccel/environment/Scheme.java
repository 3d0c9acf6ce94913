package dev.pipaccel.environment;

import java.nio.file.Path;

/// The folders that the files of a distribution go to (spec "Binary distribution format", install
/// schemes).
///
/// @param headers the folder in which each project has a folder of its own
public record Scheme(Path purelib, Path platlib, Path scripts, Path data, Path headers) {
  /// Returns the folder for one project's headers.
  ///
  /// @param project the project's name as written where it was asked for
  public Path headers(String project) {
    return headers.resolve(project);
  }

  /// Returns this scheme moved below a folder, as `--root` does.
  public Scheme below(Path root) {
    return new Scheme(
        below(root, purelib),
        below(root, platlib),
        below(root, scripts),
        below(root, data),
        below(root, headers));
  }

  private static Path below(Path root, Path path) {
    Path top = path.getRoot();
    return root.resolve(top == null ? path : top.relativize(path)).normalize();
  }
}
