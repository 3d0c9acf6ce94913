package dev.pipaccel.install;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What directories hold, each listed once: cheaper than asking for many files one by one.
final class DirectoryListings {
  private final Map<Path, Set<String>> listings = new HashMap<>();

  /// Tells whether there is something of that path, be it a link that leads nowhere.
  boolean exists(Path path) throws IOException {
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null) {
      return Files.exists(path);
    }
    return names(parent).contains(name.toString());
  }

  /// Returns the names in a directory; none if there is no such directory.
  Set<String> names(Path directory) throws IOException {
    Set<String> known = listings.get(directory);
    if (known == null) {
      known = list(directory);
      listings.put(directory, known);
    }
    return known;
  }

  private static Set<String> list(Path directory) throws IOException {
    Set<String> names = new HashSet<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
        for (Path child : children) {
          names.add(child.getFileName().toString());
        }
      } catch (DirectoryIteratorException failure) {
        throw failure.getCause();
      }
    }
    return names;
  }
}
