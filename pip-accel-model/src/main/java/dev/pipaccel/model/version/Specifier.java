package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;

/// One version specifier (PEP 440): an operator and a version or text.
public record Specifier(String operator, String version) {
  /// Parses one specifier such as `>=1.2`.
  public static Specifier parse(String text) throws SyntaxException {
    throw new UnsupportedOperationException(text);
  }
}
