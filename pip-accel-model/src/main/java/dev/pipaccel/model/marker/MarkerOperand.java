package dev.pipaccel.model.marker;

/// One side of a comparison.
public sealed interface MarkerOperand {
  /// Returns the name of the variable or the value of the literal.
  String text();

  /// A value of the environment, by its canonical name such as `python_version`.
  record Variable(String text) implements MarkerOperand {
    @Override
    public String toString() {
      return text;
    }
  }

  /// A text in quotes.
  record Literal(String text) implements MarkerOperand {
    /// Returns the text in double quotes, or in single ones where it holds a double one.
    @Override
    public String toString() {
      if (text.indexOf('"') < 0) {
        return '"' + text + '"';
      }
      return text.indexOf('\'') < 0 ? '\'' + text + '\'' : '"' + text.replace("\"", "\\x22") + '"';
    }
  }
}
