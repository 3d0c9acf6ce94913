package dev.pipaccel.model.marker;

import dev.pipaccel.model.TextCursor;
import org.jspecify.annotations.Nullable;

/// The operators that compare the two sides of a marker.
public enum MarkerOperator {
  /// `~=`, for versions only.
  COMPATIBLE("~="),
  /// `===`, for versions only.
  ARBITRARY("==="),
  /// `==`
  EQUAL("=="),
  /// `!=`
  NOT_EQUAL("!="),
  /// `<=`, for texts that are no versions the same as `==`.
  AT_MOST("<="),
  /// `>=`, for texts that are no versions the same as `==`.
  AT_LEAST(">="),
  /// `<`, never true for texts that are no versions.
  LESS("<"),
  /// `>`, never true for texts that are no versions.
  GREATER(">"),
  /// `in`: the left side is a part of the text, or a member of the set, on the right.
  IN("in"),
  /// `not in`
  NOT_IN("not in");

  /// Declared so that no symbol stands before a longer one that begins with it.
  private static final MarkerOperator[] LONGEST_FIRST = values();

  private final String symbol;

  MarkerOperator(String symbol) {
    this.symbol = symbol;
  }

  /// Returns the operator as it is written.
  public String symbol() {
    return symbol;
  }

  /// Moves behind the comparison or `in` that stands at the cursor; null if there is none.
  static @Nullable MarkerOperator skip(TextCursor cursor) {
    if (cursor.skipWord("in")) {
      return IN;
    }
    for (MarkerOperator operator : LONGEST_FIRST) {
      if (operator != IN
          && operator != NOT_IN
          && cursor.source().startsWith(operator.symbol, cursor.position())) {
        cursor.moveTo(cursor.position() + operator.symbol.length());
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
