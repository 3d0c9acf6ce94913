package dev.pipaccel.install;

import dev.pipaccel.environment.Interpreter;
import java.nio.file.Path;
import java.util.Map;

/// Where the bytecode of a source file lies (PEP 3147, PEP 488).
///
/// @param cacheTag empty for Python 2, whose bytecode lies beside the source
/// @param optimization empty, or such as `.opt-1`
/// @param prefix the folder of `PYTHONPYCACHEPREFIX`, empty text where it is unset
record BytecodeNames(String cacheTag, String optimization, String prefix) {
  static BytecodeNames of(Interpreter interpreter, Map<String, String> environment) {
    boolean movable = interpreter.version().isAtLeast(3, 8);
    return new BytecodeNames(
        interpreter.cacheTag(),
        optimization(environment.getOrDefault("PYTHONOPTIMIZE", "")),
        movable ? environment.getOrDefault("PYTHONPYCACHEPREFIX", "") : "");
  }

  private static String optimization(String variable) {
    if (variable.isEmpty()) {
      return "";
    }
    boolean number = variable.chars().allMatch(Character::isDigit);
    String level = number ? variable.replaceFirst("^0+(?=.)", "") : "1";
    return level.equals("0") ? "" : ".opt-" + (level.length() > 1 ? "2" : level);
  }

  /// Returns where the bytecode of a source lies.
  Path of(Path source) {
    String file = source.getFileName().toString();
    String stem = file.endsWith(".py") ? file.substring(0, file.length() - 3) : file;
    if (cacheTag.isEmpty()) {
      return source.resolveSibling(stem + (optimization.isEmpty() ? ".pyc" : ".pyo"));
    }
    return folder(source).resolve(stem + "." + cacheTag + optimization + ".pyc");
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
