package dev.pipaccel.model.marker;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.TextCursor;

/// The value of a quoted text in a marker, which pip reads as a Python string literal: with its
/// escapes, on one line.
final class PythonLiteral {
  private static final int MAX_OCTAL_DIGITS = 3;

  private final TextCursor cursor;
  private final String source;
  private final int end;
  private final StringBuilder value = new StringBuilder();
  private int position;

  /// @param start behind the opening quote
  /// @param end at the closing quote
  PythonLiteral(TextCursor cursor, int start, int end) {
    this.cursor = cursor;
    this.source = cursor.source();
    this.position = start;
    this.end = end;
  }

  String value() throws SyntaxException {
    int start = position;
    while (position < end && isPlain(source.charAt(position))) {
      position++;
    }
    if (position == end) {
      return source.substring(start, end);
    }
    value.append(source, start, position);
    while (position < end) {
      char c = source.charAt(position);
      if (c == '\\') {
        escape();
      } else if (isPlain(c)) {
        value.append(c);
        position++;
      } else {
        throw cursor.errorAt(position, "a quoted text has to stand on one line");
      }
    }
    return value.toString();
  }

  private static boolean isPlain(char c) {
    return c != '\\' && c != '\n' && c != '\r' && c != '\0';
  }

  private void escape() throws SyntaxException {
    if (position + 1 == end) {
      throw cursor.errorAt(position, "a quoted text cannot end with a backslash");
    }
    char c = source.charAt(position + 1);
    position += 2;
    switch (c) {
      case '\\', '\'', '"' -> value.append(c);
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\u000b');
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      case 'U' -> hexadecimal(8);
      case 'N' -> named();
      case '\n' -> {}
      case '\r' -> position += position < end && source.charAt(position) == '\n' ? 1 : 0;
      case '\0' -> throw cursor.errorAt(position - 1, "a null character is not possible here");
      default -> {
        if (isOctal(c)) {
          octal();
        } else {
          value.append('\\').append(c);
        }
      }
    }
  }

  private void octal() {
    int code = 0;
    int last = Math.min(end, position - 1 + MAX_OCTAL_DIGITS);
    position--;
    while (position < last && isOctal(source.charAt(position))) {
      code = 8 * code + (source.charAt(position) - '0');
      position++;
    }
    value.append((char) code);
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private void hexadecimal(int digits) throws SyntaxException {
    int code = 0;
    int start = position;
    for (int i = 0; i < digits; i++) {
      int digit = position < end ? Character.digit(source.charAt(position), 16) : -1;
      if (digit < 0 || source.charAt(position) > 'f' || code > Character.MAX_CODE_POINT >> 4) {
        throw cursor.errorAt(start - 2, "this escape needs " + digits + " hexadecimal digits");
      }
      code = 16 * code + digit;
      position++;
    }
    if (code > Character.MAX_CODE_POINT) {
      throw cursor.errorAt(start - 2, "this escape is beyond the last Unicode character");
    }
    value.appendCodePoint(code);
  }

  private void named() throws SyntaxException {
    int close = source.indexOf('}', position);
    if (position < end && source.charAt(position) == '{' && close > 0 && close < end) {
      try {
        value.appendCodePoint(Character.codePointOf(source.substring(position + 1, close)));
        position = close + 1;
        return;
      } catch (IllegalArgumentException e) {
        throw cursor.errorAt(position - 2, "there is no Unicode character of this name");
      }
    }
    throw cursor.errorAt(position - 2, "the name of a character in braces is expected after \\N");
  }
}
