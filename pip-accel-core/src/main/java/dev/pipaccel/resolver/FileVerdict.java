package dev.pipaccel.resolver;

import dev.pipaccel.model.index.ProjectFile;
import java.util.function.Supplier;

/// Whether a file could be installed in the target environment.
sealed interface FileVerdict {
  /// It could.
  record Usable(FoundFile file) implements FileVerdict {}

  /// It could not.
  ///
  /// @param wording why not, as pip words it; made only when asked for, since a page may have
  ///   thousands of such files
  record Unusable(Reason reason, ProjectFile file, Supplier<String> wording)
      implements FileVerdict {
    String detail() {
      return wording.get();
    }
  }

  /// Why a file cannot be used.
  enum Reason {
    /// It is no archive of a kind that may be used.
    FORMAT,
    /// Its name tells no version.
    NAME,
    /// It belongs to another project.
    OTHER_PROJECT,
    /// No tag of the wheel is supported.
    TAGS,
    /// It needs another Python.
    PYTHON,
    /// It is too new.
    UPLOAD_TIME
  }
}
