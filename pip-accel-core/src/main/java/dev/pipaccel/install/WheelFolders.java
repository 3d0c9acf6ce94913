package dev.pipaccel.install;

import dev.pipaccel.environment.Scheme;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.wheel.TreeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Where the files of one wheel go. Wheels have many files in few folders, so each folder is worked
/// out once.
final class WheelFolders {
  private final Step step;
  private final ChangeSet changes;
  private final Map<TreeFile.Scheme, Path> roots = new EnumMap<>(TreeFile.Scheme.class);
  private final Path library;
  private final Map<TreeFile.Scheme, Map<String, Folder>> folders =
      new EnumMap<>(TreeFile.Scheme.class);
  private final Map<Path, Folder> bytecode = new HashMap<>();

  WheelFolders(Step step, Scheme scheme, ChangeSet changes) {
    this.step = step;
    this.changes = changes;
    roots.put(TreeFile.Scheme.PURELIB, normal(scheme.purelib()));
    roots.put(TreeFile.Scheme.PLATLIB, normal(scheme.platlib()));
    roots.put(TreeFile.Scheme.HEADERS, normal(scheme.headers(step.name())));
    roots.put(TreeFile.Scheme.SCRIPTS, normal(scheme.scripts()));
    roots.put(TreeFile.Scheme.DATA, normal(scheme.data()));
    library =
        root(
            step.tree().manifest().rootIsPurelib()
                ? TreeFile.Scheme.PURELIB
                : TreeFile.Scheme.PLATLIB);
  }

  /// A folder that files go into.
  ///
  /// @param path as the scheme has it
  /// @param contents what the changes put into it, by name
  /// @param recorded how the paths of its files begin in RECORD
  record Folder(Path path, Map<String, FileContent> contents, String recorded) {}

  private static Path normal(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  Path root(TreeFile.Scheme scheme) {
    Path root = roots.get(scheme);
    if (root == null) {
      throw new IllegalStateException("no folder for " + scheme);
    }
    return root;
  }

  /// Returns the folder of the wheel's own files, to which the paths in RECORD are relative.
  Path library() {
    return library;
  }

  /// Returns the folder that a file goes into.
  ///
  /// @throws InstallException if it is none below the scheme's folder
  Folder of(TreeFile file) throws IOException, InstallException {
    String target = file.target();
    String below = target.substring(0, Math.max(0, target.lastIndexOf('/')));
    Map<String, Folder> known = folders.computeIfAbsent(file.scheme(), key -> new HashMap<>());
    Folder found = known.get(below);
    if (found == null) {
      Path parent = target(file).getParent();
      if (parent == null) {
        throw new IllegalStateException("not a file's path: " + file.target());
      }
      found = folder(parent);
      known.put(below, found);
    }
    return found;
  }

  /// Returns the folder that the bytecode of files in a folder goes into.
  Folder bytecode(Folder sources, BytecodeNames names) throws IOException {
    Folder found = bytecode.get(sources.path());
    if (found == null) {
      found = folder(names.below(sources.path()));
      bytecode.put(sources.path(), found);
    }
    return found;
  }

  private Folder folder(Path path) throws IOException {
    String recorded = recordPath(path);
    Path real = changes.folders().of(path).path();
    return new Folder(path, changes.files().in(real), recorded.isEmpty() ? "" : recorded + "/");
  }

  /// Returns where a file goes.
  Path target(TreeFile file) throws InstallException {
    Path root = root(file.scheme());
    Path target = root.resolve(file.target()).normalize();
    if (target.equals(root) || !target.startsWith(root)) {
      throw new InstallException(
          "The wheel of %s has a file %s trying to install outside the target directory %s"
              .formatted(step.requirement(), file.source(), root));
    }
    return target;
  }

  /// Returns the path of an installed file as RECORD has it.
  String recordPath(Path target) {
    String path = library.relativize(target).toString();
    return path.indexOf('\\') < 0 ? path : path.replace(target.getFileSystem().getSeparator(), "/");
  }
}
