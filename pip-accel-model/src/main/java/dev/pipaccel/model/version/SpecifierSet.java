package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import java.util.List;
import java.util.Optional;

/// A comma-separated list of version specifiers (PEP 440), all of which a version must meet.
public final class SpecifierSet {
  private SpecifierSet() {}

  /// Parses a specifier set; the empty text is the set that every version meets.
  public static SpecifierSet parse(String text) throws SyntaxException {
    throw new UnsupportedOperationException(text);
  }

  /// Returns the specifiers in the order of their canonical text.
  public List<Specifier> specifiers() {
    throw new UnsupportedOperationException();
  }

  /// Returns the set of the specifiers of both.
  public SpecifierSet and(SpecifierSet other) {
    throw new UnsupportedOperationException();
  }

  /// Tells whether the version meets every specifier.
  ///
  /// @param prereleases whether pre-releases may match; empty: the standard's default rule for one
  ///   version
  public boolean contains(Version version, Optional<Boolean> prereleases) {
    throw new UnsupportedOperationException();
  }
}
