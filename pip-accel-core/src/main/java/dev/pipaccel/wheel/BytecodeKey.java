package dev.pipaccel.wheel;

import java.nio.file.Path;

/// What a `.pyc` is valid for.
///
/// @param implementation such as `cpython`
/// @param cacheTag such as `cpython-311`
/// @param magic the interpreter's magic number, in hexadecimal
/// @param optimization the level that `-O` sets, 0 to 2
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

  /// Returns where a source's bytecode lies beside it (PEP 3147).
  ///
  /// @param source path of a `.py`, with `/`
  public String compiledPath(String source) {
    int slash = source.lastIndexOf('/');
    String directory = source.substring(0, slash + 1);
    String stem = source.substring(slash + 1, source.length() - ".py".length());
    String suffix = optimization == 0 ? "" : ".opt-" + optimization;
    return directory + "__pycache__/" + stem + "." + cacheTag + suffix + ".pyc";
  }

  /// Returns the folder of a tree's bytecode.
  Path directory(Path tree) {
    return tree.resolve(directoryName());
  }
}
