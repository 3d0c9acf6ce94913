package dev.pipaccel.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Contents by folder and name. Wheels have many files in few folders: what is worked out for a
/// path, or looked up by one, is worked out for each folder and not for each file.
final class PlacedFiles {
  private final Map<Path, Map<String, FileContent>> folders = new LinkedHashMap<>();

  /// Returns the contents of each folder by their names; no folder is without any.
  Map<Path, Map<String, FileContent>> folders() {
    return folders;
  }

  /// Returns the contents of one folder, to be added to.
  Map<String, FileContent> in(Path folder) {
    return folders.computeIfAbsent(folder, key -> new LinkedHashMap<>());
  }

  void put(Path path, FileContent content) {
    in(folder(path)).put(name(path), content);
  }

  boolean contains(Path path) {
    Map<String, FileContent> contents = folders.get(path.getParent());
    return contents != null && contents.containsKey(name(path));
  }

  void remove(Path path) {
    Map<String, FileContent> contents = folders.get(path.getParent());
    if (contents != null) {
      contents.remove(name(path));
      if (contents.isEmpty()) {
        folders.remove(path.getParent());
      }
    }
  }

  /// Removes the file of that path, or all that lies in the folder of that path.
  void removeAll(Path path) {
    remove(path);
    folders.keySet().removeIf(folder -> folder.startsWith(path));
  }

  void forEach(BiConsumer<Path, FileContent> action) {
    folders.forEach((folder, contents) ->
        contents.forEach((name, content) -> action.accept(folder.resolve(name), content)));
  }

  private static Path folder(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("not a file's path: " + path);
    }
    return parent;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
