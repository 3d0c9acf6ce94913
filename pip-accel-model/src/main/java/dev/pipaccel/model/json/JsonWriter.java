package dev.pipaccel.model.json;

import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonNull;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON as Python's `json.dumps` does. Unless asked for otherwise, on one line, with `", "`
/// and `": "` between the parts, and every character outside ASCII escaped, so that the text is the
/// same in any encoding.
public final class JsonWriter {
  private static final String INDENTATION = "  ";

  private final StringBuilder text = new StringBuilder();
  private final boolean sorted;
  private final boolean forPeople;
  private int depth;

  private JsonWriter(boolean sorted, boolean forPeople) {
    this.sorted = sorted;
    this.forPeople = forPeople;
  }

  /// Writes a value; members keep their order.
  public static String write(JsonValue value) {
    return new JsonWriter(false, false).append(value).text.toString();
  }

  /// Writes a value with the members of each object in the order of their names (`sort_keys`).
  public static String writeSorted(JsonValue value) {
    return new JsonWriter(true, false).append(value).text.toString();
  }

  /// Writes a value for people: every part on a line of its own, indented by two spaces for each
  /// level, and only control characters escaped (`indent=2`, `ensure_ascii=False`).
  public static String writeIndented(JsonValue value) {
    return new JsonWriter(false, true).append(value).text.toString();
  }

  /// Writes a string with its quotes.
  public static String quote(String string) {
    return new JsonWriter(false, false).appendString(string).text.toString();
  }

  private JsonWriter append(JsonValue value) {
    switch (value) {
      case JsonObject(Map<String, JsonValue> members) -> {
        open('{');
        for (var member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
          separate('{');
          appendString(member.getKey()).text.append(": ");
          append(member.getValue());
        }
        close('}', members.isEmpty());
      }
      case JsonArray array -> {
        open('[');
        for (JsonValue element : array.elements()) {
          separate('[');
          append(element);
        }
        close(']', array.elements().isEmpty());
      }
      case JsonString(String string) -> appendString(string);
      case JsonNumber(String number) -> text.append(number);
      case JsonBoolean(boolean truth) -> text.append(truth);
      case JsonNull() -> text.append("null");
    }
    return this;
  }

  private void open(char bracket) {
    text.append(bracket);
    depth++;
  }

  /// Begins the next part of an object or array; no part ends in an opening bracket.
  private void separate(char bracket) {
    boolean first = text.charAt(text.length() - 1) == bracket;
    if (!first) {
      text.append(forPeople ? "," : ", ");
    }
    newLine();
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (!empty) {
      newLine();
    }
    text.append(bracket);
  }

  private void newLine() {
    if (forPeople) {
      text.append('\n').repeat(INDENTATION, depth);
    }
  }

  private JsonWriter appendString(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char character = string.charAt(i);
      switch (character) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (character >= ' ' && (forPeople || character <= '~')) {
            text.append(character);
          } else {
            text.append("\\u").append(HexFormat.of().toHexDigits(character));
          }
        }
      }
    }
    text.append('"');
    return this;
  }
}
