package dev.pipaccel.install;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.wheel.BytecodeKey;
import java.nio.file.Path;
import java.util.Map;

/// Where the bytecode of a source file lies (PEP 3147, PEP 488).
///
/// @param cacheTag empty for Python 2, whose bytecode lies beside the source
/// @param optimization the level that `-O` sets
/// @param prefix the folder of `PYTHONPYCACHEPREFIX`, empty text where it is unset
record BytecodeNames(String cacheTag, int optimization, String prefix) {
  static BytecodeNames of(Interpreter interpreter, Map<String, String> environment) {
    boolean movable = interpreter.version().isAtLeast(3, 8);
    return new BytecodeNames(
        interpreter.cacheTag(),
        BytecodeKey.optimization(environment.getOrDefault("PYTHONOPTIMIZE", "")),
        movable ? environment.getOrDefault("PYTHONPYCACHEPREFIX", "") : "");
  }

  /// Returns where the bytecode of a source lies.
  Path of(Path source) {
    String file = source.getFileName().toString();
    String stem = file.endsWith(".py") ? file.substring(0, file.length() - 3) : file;
    if (cacheTag.isEmpty()) {
      return source.resolveSibling(stem + (optimization == 0 ? ".pyc" : ".pyo"));
    }
    String level = optimization == 0 ? "" : ".opt-" + optimization;
    return folder(source).resolve(stem + "." + cacheTag + level + ".pyc");
  }

  /// Returns the folder that the bytecode of a source lies in.
  Path folder(Path source) {
    Path parent = source.toAbsolutePath().getParent();
    if (cacheTag.isEmpty() || parent == null) {
      return source.resolveSibling("");
    }
    if (prefix.isEmpty()) {
      return parent.resolve("__pycache__");
    }
    Path root = parent.getRoot();
    Path base = Path.of(prefix).toAbsolutePath();
    return root == null ? base.resolve(parent) : base.resolve(root.relativize(parent));
  }
}
