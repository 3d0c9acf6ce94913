package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A media type with parameters (RFC 2045, section 5.1).
///
/// @param type type and subtype in lower case
/// @param parameters by name in lower case
record ContentType(String type, Map<String, String> parameters) {
  static ContentType parse(String text) throws SyntaxException {
    return new Parser(text).parse();
  }

  private static final class Parser {
    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    ContentType parse() throws SyntaxException {
      skipSpace();
      String main = token();
      expect('/');
      String type = (main + "/" + token()).toLowerCase(Locale.ROOT);
      Map<String, String> parameters = new LinkedHashMap<>();
      skipSpace();
      while (position < text.length()) {
        expect(';');
        skipSpace();
        if (position == text.length()) {
          break;
        }
        String name = token().toLowerCase(Locale.ROOT);
        skipSpace();
        expect('=');
        skipSpace();
        boolean quoted = position < text.length() && text.charAt(position) == '"';
        if (parameters.putIfAbsent(name, quoted ? quotedText() : token()) != null) {
          throw error("Parameter '" + name + "' occurs twice");
        }
        skipSpace();
      }
      return new ContentType(type, parameters);
    }

    private String token() throws SyntaxException {
      int start = position;
      while (position < text.length() && isTokenCharacter(text.charAt(position))) {
        position++;
      }
      if (start == position) {
        throw error("Expected a token");
      }
      return text.substring(start, position);
    }

    private String quotedText() throws SyntaxException {
      StringBuilder value = new StringBuilder();
      for (position++; position < text.length(); position++) {
        char character = text.charAt(position);
        if (character == '"') {
          position++;
          return value.toString();
        }
        if (character == '\\' && position + 1 < text.length()) {
          character = text.charAt(++position);
        }
        value.append(character);
      }
      throw error("A quoted value does not end");
    }

    private void skipSpace() {
      while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
        position++;
      }
    }

    private void expect(char character) throws SyntaxException {
      if (position >= text.length() || text.charAt(position) != character) {
        throw error("Expected '" + character + "'");
      }
      position++;
    }

    private static boolean isTokenCharacter(char character) {
      return character > ' ' && character < 0x7f && "()<>@,;:\\\"/[]?=*'%".indexOf(character) < 0;
    }

    private SyntaxException error(String message) {
      return new SyntaxException(
          "content type", text, position, message + " in content type '" + text + "'");
    }
  }
}
