package dev.pipaccel.model.toml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes TOML in the layout of Python's `tomli_w`: tables below the plain values of their table,
/// arrays of tables as such unless each of them fits on a line.
public final class TomlWriter {
  private static final String INDENTATION = "    ";
  private static final int LONGEST_LINE = 100;
  private static final String BARE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final StringBuilder text = new StringBuilder();

  private TomlWriter() {}

  /// Writes a document.
  ///
  /// @param document strings, booleans, whole numbers, lists and maps by key, in order
  public static String write(Map<String, ?> document) {
    TomlWriter writer = new TomlWriter();
    writer.table(document, "", false);
    return writer.text.toString();
  }

  private void table(Map<?, ?> table, String name, boolean inArray) {
    Map<String, Object> plain = new LinkedHashMap<>();
    Map<String, Object> tables = new LinkedHashMap<>();
    for (var entry : table.entrySet()) {
      boolean below =
          switch (entry.getValue()) {
            case Map<?, ?> _ -> true;
            case List<?> list -> isArrayOfTables(list);
            default -> false;
          };
      (below ? tables : plain).put(String.valueOf(entry.getKey()), entry.getValue());
    }
    int start = text.length();
    if (inArray) {
      text.append("[[").append(name).append("]]\n");
    } else if (!name.isEmpty() && (!plain.isEmpty() || tables.isEmpty())) {
      text.append('[').append(name).append("]\n");
    }
    plain.forEach(
        (key, value) -> text.append(key(key)).append(" = ").append(inline(value, 0)).append('\n'));
    for (var entry : tables.entrySet()) {
      String below = name.isEmpty() ? key(entry.getKey()) : name + "." + key(entry.getKey());
      if (entry.getValue() instanceof Map<?, ?> map) {
        separate(start);
        table(map, below, false);
      } else if (entry.getValue() instanceof List<?> list) {
        for (Object element : list) {
          separate(start);
          table((Map<?, ?>) element, below, true);
        }
      }
    }
  }

  /// An empty line between a table and what went before in the one that it belongs to.
  private void separate(int start) {
    if (text.length() > start) {
      text.append('\n');
    }
  }

  private static boolean isArrayOfTables(List<?> list) {
    return !list.isEmpty()
        && list.stream().allMatch(Map.class::isInstance)
        && !list.stream().allMatch(TomlWriter::fitsOnLine);
  }

  private static boolean fitsOnLine(Object table) {
    String line = INDENTATION + inline(table, 0) + ",";
    return line.indexOf('\n') < 0 && line.codePointCount(0, line.length()) <= LONGEST_LINE;
  }

  private static String inline(Object value, int depth) {
    return switch (value) {
      case String string -> quoted(string);
      case List<?> list -> array(list, depth);
      case Map<?, ?> map -> inlineTable(map);
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      default -> throw new IllegalArgumentException("not a value of TOML: " + value);
    };
  }

  private static String array(List<?> list, int depth) {
    if (list.isEmpty()) {
      return "[]";
    }
    StringBuilder array = new StringBuilder("[\n");
    for (Object element : list) {
      array.repeat(INDENTATION, depth + 1).append(inline(element, depth + 1)).append(",\n");
    }
    return array.repeat(INDENTATION, depth).append(']').toString();
  }

  private static String inlineTable(Map<?, ?> table) {
    if (table.isEmpty()) {
      return "{}";
    }
    StringBuilder inline = new StringBuilder("{ ");
    table.forEach((key, value) ->
        inline
            .append(inline.length() > 2 ? ", " : "")
            .append(key(String.valueOf(key)))
            .append(" = ")
            .append(inline(value, 0)));
    return inline.append(" }").toString();
  }

  private static String key(String key) {
    boolean bare = !key.isEmpty() && key.chars().allMatch(each -> BARE.indexOf(each) >= 0);
    return bare ? key : quoted(key);
  }

  private static String quoted(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char character = string.charAt(i);
      switch (character) {
        case '\b' -> quoted.append("\\b");
        case '\n' -> quoted.append("\\n");
        case '\f' -> quoted.append("\\f");
        case '\r' -> quoted.append("\\r");
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        default -> {
          if ((character < ' ' && character != '\t') || character == 127) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
          } else {
            quoted.append(character);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
