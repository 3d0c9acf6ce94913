package dev.pipaccel.requirement;

import java.util.ArrayList;
import java.util.List;

/// Splits options into words as a POSIX shell does, without expansions: single and double quotes,
/// backslashes. The rules are those of Python's `shlex.split`.
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int index;

  private ShellWords(String text) {
    this.text = text;
  }

  /// Returns the words; empty ones occur where they are quoted.
  ///
  /// @throws IllegalArgumentException if a quotation or a backslash is left open
  static List<String> split(String text) {
    return new ShellWords(text).split();
  }

  private List<String> split() {
    while (index < text.length()) {
      char character = text.charAt(index++);
      switch (character) {
        case ' ', '\t', '\r', '\n' -> finishWord();
        case '\'' -> singleQuoted();
        case '"' -> doubleQuoted();
        case '\\' -> {
          inWord = true;
          word.append(escaped());
        }
        default -> {
          inWord = true;
          word.append(character);
        }
      }
    }
    finishWord();
    return words;
  }

  private void finishWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private char escaped() {
    if (index == text.length()) {
      throw new IllegalArgumentException("No escaped character");
    }
    return text.charAt(index++);
  }

  private void singleQuoted() {
    inWord = true;
    int end = text.indexOf('\'', index);
    if (end < 0) {
      throw new IllegalArgumentException("No closing quotation");
    }
    word.append(text, index, end);
    index = end + 1;
  }

  private void doubleQuoted() {
    inWord = true;
    while (index < text.length()) {
      char character = text.charAt(index++);
      if (character == '"') {
        return;
      }
      if (character == '\\') {
        char next = escaped();
        // Inside double quotes a backslash is only special before these.
        if (next != '"' && next != '\\') {
          word.append('\\');
        }
        word.append(next);
      } else {
        word.append(character);
      }
    }
    throw new IllegalArgumentException("No closing quotation");
  }
}
