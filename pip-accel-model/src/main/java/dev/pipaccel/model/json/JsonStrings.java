package dev.pipaccel.model.json;

import dev.pipaccel.model.SyntaxException;
import java.util.HexFormat;

/// Decodes the strings of a JSON text. Most hold no escape and are cut out as they are.
final class JsonStrings {
  private final String text;
  private int end;

  JsonStrings(String text) {
    this.text = text;
  }

  /// Reads the string whose first character after the quote is at `start`.
  String read(int start) throws SyntaxException {
    int i = start;
    while (i < text.length()) {
      char character = text.charAt(i);
      if (character == '"') {
        end = i + 1;
        return text.substring(start, i);
      }
      if (character == '\\') {
        return readEscaped(start, i);
      }
      if (character < ' ') {
        throw error(i, "A control character must be escaped");
      }
      i++;
    }
    throw error(i, "The string has no end");
  }

  /// Returns the place after the closing quote of the string that was read last.
  int end() {
    return end;
  }

  private String readEscaped(int start, int firstEscape) throws SyntaxException {
    StringBuilder value = new StringBuilder(text.substring(start, firstEscape));
    int i = firstEscape;
    while (i < text.length()) {
      char character = text.charAt(i);
      if (character == '"') {
        end = i + 1;
        return value.toString();
      }
      if (character < ' ') {
        throw error(i, "A control character must be escaped");
      }
      if (character != '\\') {
        value.append(character);
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == 'u') {
        value.append(unicode(i + 2));
        i += 6;
      } else {
        value.append(escaped(i + 1));
        i += 2;
      }
    }
    throw error(i, "The string has no end");
  }

  private char escaped(int at) throws SyntaxException {
    char character = at < text.length() ? text.charAt(at) : 0;
    return switch (character) {
      case '"', '\\', '/' -> character;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw error(at, "Invalid escape");
    };
  }

  private char unicode(int at) throws SyntaxException {
    for (int i = at; i < at + 4; i++) {
      if (i >= text.length() || !HexFormat.isHexDigit(text.charAt(i))) {
        throw error(i, "Expected four hexadecimal digits");
      }
    }
    return (char) HexFormat.fromHexDigits(text, at, at + 4);
  }

  private SyntaxException error(int offset, String message) {
    return new SyntaxException("JSON", text, offset, message + " at offset " + offset);
  }
}
