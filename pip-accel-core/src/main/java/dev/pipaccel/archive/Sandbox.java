package dev.pipaccel.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Resolves paths below a directory over the symbolic links that are there, and tells when one
/// leaves it, were it only in between.
final class Sandbox {
  /// As many as Linux follows.
  private static final int MOST_LINKS = 40;

  private final Path root;

  /// @param root a real path
  Sandbox(Path root) {
    this.root = root;
  }

  /// Resolves a path from the root; empty if it leaves the root. What does not exist is taken
  /// literally.
  Optional<Path> resolve(String path) throws IOException {
    return resolve(path, root);
  }

  /// Resolves a path from `start`, which lies below the root and holds no links.
  Optional<Path> resolve(String path, Path start) throws IOException {
    Deque<String> parts = new ArrayDeque<>();
    if (!prepend(parts, path)) {
      return Optional.empty();
    }
    Path current = start;
    int followed = 0;
    while (!parts.isEmpty()) {
      String part = parts.removeFirst();
      if (part.equals("..")) {
        Path parent = current.getParent();
        if (current.equals(root) || parent == null) {
          return Optional.empty();
        }
        current = parent;
        continue;
      }
      Optional<Path> next = child(current, part);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (Files.isSymbolicLink(next.get())) {
        if (++followed > MOST_LINKS
            || !prepend(parts, Files.readSymbolicLink(next.get()).toString())) {
          return Optional.empty();
        }
      } else {
        current = next.get();
      }
    }
    return Optional.of(current);
  }

  /// Puts the parts of a relative path before the others; false for an absolute path.
  private static boolean prepend(Deque<String> parts, String path) {
    if (path.startsWith("/")) {
      return false;
    }
    String[] pieces = path.split("/", -1);
    for (int i = pieces.length - 1; i >= 0; i--) {
      if (!pieces[i].isEmpty() && !pieces[i].equals(".")) {
        parts.addFirst(pieces[i]);
      }
    }
    return true;
  }

  private static Optional<Path> child(Path directory, String name) {
    try {
      Path child = directory.resolve(name);
      return directory.equals(child.getParent()) ? Optional.of(child) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
