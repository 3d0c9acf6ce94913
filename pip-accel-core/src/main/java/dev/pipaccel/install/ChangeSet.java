package dev.pipaccel.install;

import dev.pipaccel.fs.Modes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The outcome of a plan before any of it is done: one final map of places to contents, and what is
/// moved away. It replays pip's order, so that of several distributions with one file the same one
/// has it in the end. All paths are absolute, with the links in their folders resolved.
final class ChangeSet {
  private final RealFolders folders = new RealFolders();
  private final PlacedFiles files = new PlacedFiles();
  private final Set<Path> removed = new LinkedHashSet<>();
  private final Set<Path> infoFolders = new LinkedHashSet<>();
  private final Set<Path> removedInfos = new LinkedHashSet<>();
  private final Map<Path, byte[]> editedPathFiles = new HashMap<>();
  private final List<String> removedTitles = new ArrayList<>();

  PlacedFiles files() {
    return files;
  }

  /// What is there now and is to go.
  Set<Path> removed() {
    return removed;
  }

  /// The metadata folders of what is installed, which appear whole and last.
  Set<Path> infoFolders() {
    return infoFolders;
  }

  /// The metadata of what is replaced or removed, which disappears last.
  Set<Path> removedInfos() {
    return removedInfos;
  }

  /// `name-version` of each distribution that is replaced or removed.
  List<String> removedTitles() {
    return removedTitles;
  }

  RealFolders folders() {
    return folders;
  }

  void put(Path path, FileContent content) throws IOException {
    files.put(folders.resolve(path), content);
  }

  void addInfoFolder(Path folder) throws IOException {
    infoFolders.add(folders.resolve(folder));
  }

  boolean willExist(Path path) {
    return files.contains(path);
  }

  /// Takes away what a distribution has, including what earlier steps have put at its paths.
  ///
  /// @param info its metadata folder or file
  void remove(RemovedPaths paths, Path info) throws IOException {
    if (paths.isEmpty()) {
      return;
    }
    for (Path path : paths.paths()) {
      files.remove(path);
    }
    removed.addAll(paths.paths());
    removedInfos.add(folders.resolve(info));
    removedTitles.add(paths.title());
    for (Map.Entry<Path, Set<String>> edit : paths.pathEntries().entrySet()) {
      Path file = edit.getKey();
      if (!Files.isRegularFile(file)) {
        continue;
      }
      byte[] content = editedPathFiles.get(file);
      if (content == null) {
        content = Files.readAllBytes(file);
      }
      byte[] edited = PathFileEdit.without(content, edit.getValue());
      editedPathFiles.put(file, edited);
      put(file, new FileContent.Written(edited, Modes.of(file)));
    }
  }
}
