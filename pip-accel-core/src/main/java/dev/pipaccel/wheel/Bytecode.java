package dev.pipaccel.wheel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The compiled files of a tree for one kind of interpreter.
///
/// @param directory the folder that the compiled files' paths are relative to
/// @param compiled path of the `.pyc` below `directory` by the path of its `.py` in the tree;
///   sources that do not compile are missing
public record Bytecode(Path directory, Map<String, String> compiled) {
  /// Copies the map.
  public Bytecode {
    compiled = Map.copyOf(compiled);
  }

  /// The bytecode of a tree that is not to be compiled.
  public static Bytecode none() {
    return new Bytecode(Path.of(""), Map.of());
  }

  /// Returns the sources that have bytecode.
  public List<String> sources() {
    return List.copyOf(compiled.keySet());
  }
}
