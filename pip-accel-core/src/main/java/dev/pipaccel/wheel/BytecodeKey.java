package dev.pipaccel.wheel;

import java.nio.file.Path;

/// What a `.pyc` is valid for.
///
/// @param implementation such as `cpython`
/// @param cacheTag such as `cpython-311`; empty for Python 2, whose bytecode lies beside the source
/// @param magic the interpreter's magic number, in hexadecimal
/// @param optimization the level that `-O` sets, 0 to 2, where those above mean 2
public record BytecodeKey(
    String implementation,
    String cacheTag,
    String magic,
    int optimization,
    Invalidation invalidation) {

  /// How a `.pyc` tells whether it fits its source (PEP 552).
  public enum Invalidation {
    TIMESTAMP,
    CHECKED_HASH
  }

  /// Returns the level that a value of `PYTHONOPTIMIZE` sets; empty text is none.
  public static int optimization(String variable) {
    try {
      int level = variable.isEmpty() ? 0 : Integer.parseInt(variable);
      return level < 0 ? 1 : level;
    } catch (NumberFormatException noNumber) {
      return 1;
    }
  }

  /// Returns the name of the folder in a tree that holds this bytecode.
  String directoryName() {
    return "bytecode-"
        + implementation
        + "-"
        + cacheTag
        + "-"
        + magic
        + "-"
        + optimization
        + (invalidation == Invalidation.TIMESTAMP ? "" : "-hash");
  }

  /// Returns where a source's bytecode lies in a tree's folder of bytecode, which is where Python
  /// looks for it beside the source (PEP 3147).
  ///
  /// @param source path of a `.py`, with `/`
  public String compiledPath(String source) {
    int slash = source.lastIndexOf('/');
    String directory = source.substring(0, slash + 1);
    String stem = source.substring(slash + 1, source.length() - ".py".length());
    if (cacheTag.isEmpty()) {
      return directory + stem + (optimization == 0 ? ".pyc" : ".pyo");
    }
    String suffix = optimization == 0 ? "" : ".opt-" + optimization;
    return directory + "__pycache__/" + stem + "." + cacheTag + suffix + ".pyc";
  }

  /// Returns the folder of a tree's bytecode.
  Path directory(Path tree) {
    return tree.resolve(directoryName());
  }
}
