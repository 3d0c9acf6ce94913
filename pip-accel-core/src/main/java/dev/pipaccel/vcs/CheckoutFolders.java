package dev.pipaccel.vcs;

import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where projects lie in checkouts.
final class CheckoutFolders {
  private CheckoutFolders() {}

  /// Tells whether a folder of that name lies above a folder, so that its program need not be
  /// started to say no.
  static boolean isBelow(Path folder, String name) {
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException missing) {
      return false;
    }
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  /// Returns the nearest folder upwards that holds a Python project.
  static Optional<Path> project(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each.resolve("pyproject.toml"))
          || Files.isRegularFile(each.resolve("setup.py"))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// Returns the path of the project around a folder, relative to the top of its checkout; empty if
  /// it is the top itself or, after a warning, where there is none.
  static Optional<String> subdirectory(Path folder, Path root, Report report) {
    Optional<Path> project = project(folder);
    if (project.isEmpty()) {
      report.warn(
          "Could not find a Python project for directory %s (tried all parent directories)"
              .formatted(folder));
    }
    return project
        .filter(found -> !isSame(found, root))
        .map(found -> root.relativize(found).toString());
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException missing) {
      return false;
    }
  }
}
