package dev.pipaccel.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the folders of which every file is to be removed, so that they go as a whole, as pip takes
/// them, with what empty folders they hold.
final class WholeFolders {
  private WholeFolders() {}

  /// Returns the fewest paths that cover the given ones: folders that hold nothing else, and what
  /// is left.
  static List<Path> compress(Set<Path> paths) throws IOException {
    Set<Path> remaining = new HashSet<>(paths);
    Set<Path> parents = new LinkedHashSet<>();
    for (Path path : paths) {
      parents.add(path.getParent());
    }
    List<Path> unchecked = new ArrayList<>(parents);
    unchecked.sort(Comparator.comparingInt(path -> path.toString().length()));
    Set<Path> whole = new HashSet<>();
    for (Path folder : unchecked) {
      if (!isWithin(folder, whole) && Files.isDirectory(folder)) {
        FileCollector files = new FileCollector(remaining);
        Files.walkFileTree(folder, files);
        if (files.onlyKnown) {
          remaining.removeAll(files.found);
          whole.add(folder);
        }
      }
    }
    remaining.addAll(whole);
    return outermost(remaining);
  }

  private static List<Path> outermost(Set<Path> paths) {
    List<Path> sorted = new ArrayList<>(paths);
    sorted.sort(Comparator.naturalOrder());
    Set<Path> kept = new LinkedHashSet<>();
    for (Path path : sorted) {
      Path parent = path.getParent();
      if (parent == null || !isWithin(parent, kept)) {
        kept.add(path);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isWithin(Path path, Set<Path> folders) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (folders.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /// Gathers the files of a folder, until it meets one that is not known.
  private static final class FileCollector extends SimpleFileVisitor<Path> {
    private final Set<Path> known;
    private final List<Path> found = new ArrayList<>();
    private boolean onlyKnown = true;

    FileCollector(Set<Path> known) {
      this.known = known;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
        // Python's walk takes a link to a folder for a folder and does not enter it.
        return FileVisitResult.CONTINUE;
      }
      if (!known.contains(file)) {
        onlyKnown = false;
        return FileVisitResult.TERMINATE;
      }
      found.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      onlyKnown = false;
      return FileVisitResult.TERMINATE;
    }
  }
}
