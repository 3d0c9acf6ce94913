package dev.pipaccel.model.text;

import java.util.ArrayList;
import java.util.List;

/// Characters as Python's `str` classifies them.
public final class PythonText {
  private PythonText() {}

  /// Tells whether the character is white space for `str.strip()` and `str.split()`.
  public static boolean isSpace(int character) {
    if (character < 0x80) {
      return character == ' '
          || (character >= '\t' && character <= '\r')
          || (character >= 0x1c && character <= 0x1f);
    }
    return character == 0x85 || Character.isSpaceChar(character);
  }

  /// Removes white space from both ends, as `str.strip()` does.
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /// Splits at runs of white space, as `str.split()` does; never holds an empty text.
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (space && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!space && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /// Tells whether `str.splitlines()` ends a line at the character.
  public static boolean isLineBoundary(char character) {
    return switch (character) {
      case '\n', '\r', 0x0b, '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  /// Splits into lines without their ends, as `str.splitlines()` does.
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      char character = text.charAt(i);
      if (!isLineBoundary(character)) {
        i++;
        continue;
      }
      lines.add(text.substring(start, i));
      boolean pair = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      i += pair ? 2 : 1;
      start = i;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /// Tells whether the text is a Python identifier (`str.isidentifier()`); keywords are, too.
  public static boolean isIdentifier(String text) {
    if (text.isEmpty()) {
      return false;
    }
    int first = text.codePointAt(0);
    if (first != '_' && !Identifiers.isStart(first)) {
      return false;
    }
    int i = Character.charCount(first);
    while (i < text.length()) {
      int next = text.codePointAt(i);
      if (!Identifiers.isPart(next)) {
        return false;
      }
      i += Character.charCount(next);
    }
    return true;
  }

  /// Tells whether the character is a word character (`\w`) of Python's regular expressions.
  public static boolean isWord(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> character == '_';
    };
  }
}
