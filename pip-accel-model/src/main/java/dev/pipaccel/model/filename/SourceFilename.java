package dev.pipaccel.model.filename;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;

/// The parts of a source distribution's file name (PEP 625, and the older forms that pip reads).
public record SourceFilename(PackageName name, Version version) {
  /// Parses `{name}-{version}.tar.gz` or `.zip`.
  public static SourceFilename parse(String filename) throws SyntaxException {
    throw new UnsupportedOperationException(filename);
  }
}
