package dev.pipaccel.index;

import dev.pipaccel.model.index.ProjectFile;

/// Takes files that a server sent whole though a part was asked for, so that they need not be asked
/// for again. Safe for use by several threads; a failure to keep one is silent.
@FunctionalInterface
public interface WholeFiles {
  /// Keeps a file, of which nothing has been checked.
  void keep(ProjectFile file, byte[] content);

  /// Keeps nothing.
  static WholeFiles none() {
    return (file, content) -> {};
  }
}
