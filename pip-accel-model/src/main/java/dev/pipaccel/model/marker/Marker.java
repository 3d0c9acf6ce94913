package dev.pipaccel.model.marker;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.ExtraName;
import java.util.Set;

/// An environment marker (PEP 508, PEP 685).
public final class Marker {
  private Marker() {}

  /// Parses a marker expression.
  public static Marker parse(String text) throws SyntaxException {
    throw new UnsupportedOperationException(text);
  }

  /// Evaluates the marker; with several extras it holds if it holds for one of them, with none
  /// `extra` is the empty text, as in pip.
  public boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
    throw new UnsupportedOperationException();
  }
}
