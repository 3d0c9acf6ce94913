package dev.pipaccel.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Compiles Python files of one environment, for what no tree can hold: scripts whose first line
/// was rewritten.
public interface ScriptCompiler {
  /// Compiles files; what does not compile is left out, as in pip.
  ///
  /// @return those jobs that wrote their target
  Set<Job> compile(List<Job> jobs) throws IOException;

  /// One file to compile.
  ///
  /// @param source the file with its final time and size
  /// @param target where the bytecode is to be written; its folder exists
  /// @param shown where the file will lie, which is what tracebacks are to show
  record Job(Path source, Path target, Path shown) {}

  /// Returns a compiler that compiles nothing.
  static ScriptCompiler none() {
    return jobs -> Set.of();
  }
}
