package dev.pipaccel.install;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.NormalPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Predicate;

/// Gathers what a removal takes away: only what exists, and only within a virtual environment where
/// the interpreter is that of one.
final class PathCollector {
  private final Interpreter interpreter;
  private final BytecodeNames bytecode;
  private final RemovedPaths removed;
  private final Predicate<Path> alsoExists;
  private final DirectoryListings listings = new DirectoryListings();
  private final Map<Path, Path> normalFolders = new HashMap<>();
  private final Path prefix;

  PathCollector(
      Interpreter interpreter,
      BytecodeNames bytecode,
      RemovedPaths removed,
      Predicate<Path> alsoExists) {
    this.interpreter = interpreter;
    this.bytecode = bytecode;
    this.removed = removed;
    this.alsoExists = alsoExists;
    this.prefix = NormalPaths.of(interpreter.prefix());
  }

  /// Adds a file or folder, and the bytecode of a source file. Links in the folder's path are
  /// resolved; the path itself may be a link, which is removed and not followed.
  void add(Path path) throws IOException {
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || name.toString().isEmpty()) {
      return;
    }
    Path normal = normalFolders.computeIfAbsent(folder, NormalPaths::of).resolve(name);
    if (name.toString().equals("..") || name.toString().equals(".")) {
      return;
    }
    if (!listings.exists(normal) && !alsoExists.test(normal)) {
      return;
    }
    (isPermitted(normal) ? removed.paths() : removed.refused()).add(normal);
    if (name.toString().endsWith(".py")) {
      add(bytecode.of(normal));
    }
  }

  /// Adds a line to be taken out of a `.pth` file.
  void addPathEntry(Path file, String entry) {
    Path normal = NormalPaths.of(file);
    if (!isPermitted(normal)) {
      removed.refused().add(normal);
    } else {
      removed.pathEntries().computeIfAbsent(normal, key -> new LinkedHashSet<>()).add(entry);
    }
  }

  private boolean isPermitted(Path path) {
    return !interpreter.isVirtualEnvironment() || path.startsWith(prefix);
  }
}
