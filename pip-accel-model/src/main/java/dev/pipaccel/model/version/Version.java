package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import java.util.Optional;

/// A PEP 440 version. Order and equality are the standard's: `1.0` equals `1.0.0`.
public final class Version implements Comparable<Version> {
  private Version() {}

  /// Parses a version.
  ///
  /// @throws SyntaxException if `text` is not a PEP 440 version
  public static Version parse(String text) throws SyntaxException {
    throw new UnsupportedOperationException(text);
  }

  /// Parses a version; empty where `text` is none.
  public static Optional<Version> tryParse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /// Parses a version that is known to be valid.
  ///
  /// @throws IllegalArgumentException if it is not
  public static Version of(String text) {
    throw new UnsupportedOperationException(text);
  }

  /// Tells whether this is a pre-release or a development release.
  public boolean isPrerelease() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Version other) {
    throw new UnsupportedOperationException();
  }
}
