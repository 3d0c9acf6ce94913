package dev.pipaccel.model.version;

import org.jspecify.annotations.Nullable;

/// The comparison operators of version specifiers (PEP 440).
public enum Operator {
  /// `~=`: this version or a later one of the same series.
  COMPATIBLE("~="),
  /// `===`: the very same text, in any case.
  ARBITRARY("==="),
  /// `==`: this version, or with `.*` every version that begins so.
  EQUAL("=="),
  /// `!=`: all that `==` excludes.
  NOT_EQUAL("!="),
  /// `<=`: this version or an earlier one.
  AT_MOST("<="),
  /// `>=`: this version or a later one.
  AT_LEAST(">="),
  /// `<`: earlier, and no pre-release of the named version itself.
  LESS("<"),
  /// `>`: later, and no post-release or local version of the named version itself.
  GREATER(">");

  /// Declared so that no operator stands before a longer one that begins with it.
  private static final Operator[] LONGEST_FIRST = values();

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /// Returns the operator as it is written.
  public String symbol() {
    return symbol;
  }

  /// Returns the longest operator that stands at an index of a text, null if there is none.
  static @Nullable Operator at(String text, int index) {
    for (Operator operator : LONGEST_FIRST) {
      if (text.startsWith(operator.symbol, index)) {
        return operator;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return symbol;
  }
}
