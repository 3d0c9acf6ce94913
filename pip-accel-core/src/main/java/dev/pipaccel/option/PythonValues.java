package dev.pipaccel.option;

import java.nio.file.Path;
import java.util.Locale;

/// Texts as Python shows them.
public final class PythonValues {
  private PythonValues() {}

  /// Quotes a text as Python's `repr` does: in single quotes, unless it holds some and no double
  /// ones.
  public static String quote(String text) {
    char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(mark);
    text.codePoints().forEach(point -> appendEscaped(quoted, point, mark));
    return quoted.append(mark).toString();
  }

  private static void appendEscaped(StringBuilder quoted, int point, char mark) {
    if (point == mark || point == '\\') {
      quoted.append('\\').appendCodePoint(point);
    } else if (point == '\n') {
      quoted.append("\\n");
    } else if (point == '\r') {
      quoted.append("\\r");
    } else if (point == '\t') {
      quoted.append("\\t");
    } else if (isPrintable(point)) {
      quoted.appendCodePoint(point);
    } else if (point < 0x100) {
      quoted.append(String.format(Locale.ROOT, "\\x%02x", point));
    } else if (point < 0x10000) {
      quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
    } else {
      quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
    }
  }

  private static boolean isPrintable(int point) {
    if (point == ' ') {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// Reads a truth value as pip does: `y`, `yes`, `t`, `true`, `on`, `1` and their opposites, in
  /// any case.
  ///
  /// @throws IllegalArgumentException for any other text
  public static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "t", "true", "on", "1" -> true;
      case "n", "no", "f", "false", "off", "0" -> false;
      default -> throw new IllegalArgumentException("invalid truth value " + quote(text));
    };
  }

  /// Expands a leading `~` or `~/` to the home directory.
  public static String expandUser(String path, Path home) {
    if (path.equals("~")) {
      return home.toString();
    }
    return path.startsWith("~/") ? home + path.substring(1) : path;
  }
}
