package dev.pipaccel.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What removing one distribution takes away.
///
/// @param title `name-version`, as messages have it
/// @param paths files and folders that exist
/// @param pathEntries the lines to be taken out of `.pth` files, which need not exist
/// @param refused what belongs to the distribution but lies outside the environment
public record RemovedPaths(
    String title, Set<Path> paths, Map<Path, Set<String>> pathEntries, Set<Path> refused) {
  /// Tells whether there is nothing to remove.
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  static RemovedPaths of(String title) {
    return new RemovedPaths(
        title, new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
  }
}
