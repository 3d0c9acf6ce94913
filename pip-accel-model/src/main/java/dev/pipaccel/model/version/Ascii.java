package dev.pipaccel.model.version;

/// The character classes of PEP 440. Letters and digits are ASCII only; white space is what
/// Python's `str.strip` removes.
final class Ascii {
  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    char lower = toLowerCase(c);
    return isDigit(c) || lower >= 'a' && lower <= 'z';
  }

  static boolean isSeparator(char c) {
    return c == '.' || c == '-' || c == '_';
  }

  static char toLowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  static boolean isPythonWhitespace(char c) {
    if (c < 0x80) {
      return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }

  /// Tells whether `word`, given in lower case, stands at `at` in any case.
  static boolean matchesIgnoringCase(String text, int at, String word) {
    if (at + word.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (toLowerCase(text.charAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean isNumber(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Returns the index of the first character that is not `0`, at most `end`.
  static int skipZeros(String text, int start, int end) {
    int index = start;
    while (index < end && text.charAt(index) == '0') {
      index++;
    }
    return index;
  }
}
