package dev.pipaccel.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the user is shown before a distribution is removed, as pip shows it: packages and metadata
/// folders as a whole, with `/*` at the end, and what lies in them that stays. The lists are
/// sorted.
///
/// @param removed what would be removed
/// @param kept files within the folders shown that do not belong to the distribution
public record RemovalListing(List<String> removed, List<String> kept) {
  private static final String ALL_WITHIN = "/*";

  /// Copies the lists.
  public RemovalListing {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }

  /// Works out the list for people.
  public static RemovalListing of(RemovedPaths paths) throws IOException {
    Set<Path> files = new TreeSet<>();
    Set<String> folders = new TreeSet<>();
    for (Path path : paths.paths()) {
      String text = path.toString();
      if (!text.endsWith(".pyc")) {
        files.add(path);
        if (text.endsWith("__init__.py") || text.contains(".dist-info")) {
          folders.add(String.valueOf(path.getParent()));
        }
      }
    }
    List<String> shown = new ArrayList<>();
    Set<String> kept = new TreeSet<>();
    for (String folder : outermost(folders)) {
      shown.add(folder + ALL_WITHIN);
      Files.walkFileTree(Path.of(folder), new Others(files, kept));
    }
    files.forEach(file -> shown.add(file.toString()));
    return new RemovalListing(outermost(shown), outermost(kept));
  }

  /// Returns every single path that is removed, as pip lists them for `-v`.
  public static List<String> each(Collection<Path> paths) {
    return outermost(paths.stream().map(Path::toString).toList());
  }

  /// Returns what is moved away in one step each; folders end in a slash.
  public static List<String> moves(RemovedPaths paths) throws IOException {
    List<String> moves = new ArrayList<>();
    for (Path path : WholeFolders.compress(paths.paths())) {
      moves.add(paths.paths().contains(path) ? path.toString() : path + "/");
    }
    return moves.stream().sorted().toList();
  }

  /// Leaves out paths within others.
  private static List<String> outermost(Collection<String> paths) {
    List<String> byLength = new ArrayList<>(paths);
    byLength.sort(
        Comparator.comparingInt(String::length).thenComparing(path -> !path.endsWith(ALL_WITHIN)));
    Set<String> prefixes = new HashSet<>();
    Set<String> kept = new TreeSet<>();
    for (String path : byLength) {
      String plain =
          path.endsWith(ALL_WITHIN) ? path.substring(0, path.length() - ALL_WITHIN.length()) : path;
      if (!isWithin(plain, prefixes)) {
        kept.add(path);
        prefixes.add(plain);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isWithin(String path, Set<String> prefixes) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (prefixes.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /// Gathers the files of a folder that are not among those to be removed.
  private static final class Others extends SimpleFileVisitor<Path> {
    private final Set<Path> known;
    private final Set<String> found;

    Others(Set<Path> known, Set<String> found) {
      this.known = known;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.toString().endsWith(".pyc") && !known.contains(file) && Files.isRegularFile(file)) {
        found.add(file.toString());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
