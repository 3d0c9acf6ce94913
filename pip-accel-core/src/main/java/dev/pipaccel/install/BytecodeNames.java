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
    Path folder = source.toAbsolutePath().getParent();
    String name = name(source.getFileName().toString());
    return folder == null ? source.resolveSibling(name) : below(folder).resolve(name);
  }

  /// Returns the name of the bytecode of a source file.
  String name(String file) {
    String stem = file.endsWith(".py") ? file.substring(0, file.length() - 3) : file;
    if (cacheTag.isEmpty()) {
      return stem + (optimization == 0 ? ".pyc" : ".pyo");
    }
    return stem + "." + cacheTag + (optimization == 0 ? "" : ".opt-" + optimization) + ".pyc";
  }

  /// Returns the folder that the bytecode of sources in an absolute folder lies in.
  Path below(Path folder) {
    if (cacheTag.isEmpty()) {
      return folder;
    }
    if (prefix.isEmpty()) {
      return folder.resolve("__pycache__");
    }
    Path root = folder.getRoot();
    Path base = Path.of(prefix).toAbsolutePath();
    return root == null ? base.resolve(folder) : base.resolve(root.relativize(folder));
  }
}
