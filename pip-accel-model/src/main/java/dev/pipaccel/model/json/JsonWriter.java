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

/// Writes JSON on one line as Python's `json.dumps` does: `", "` and `": "` between the parts, and
/// every character outside ASCII escaped, so that the text is the same in any encoding.
public final class JsonWriter {
  private final StringBuilder text = new StringBuilder();
  private final boolean sorted;

  private JsonWriter(boolean sorted) {
    this.sorted = sorted;
  }

  /// Writes a value; members keep their order.
  public static String write(JsonValue value) {
    return new JsonWriter(false).append(value).text.toString();
  }

  /// Writes a value with the members of each object in the order of their names (`sort_keys`).
  public static String writeSorted(JsonValue value) {
    return new JsonWriter(true).append(value).text.toString();
  }

  /// Writes a string with its quotes.
  public static String quote(String string) {
    return new JsonWriter(false).appendString(string).text.toString();
  }

  private JsonWriter append(JsonValue value) {
    switch (value) {
      case JsonObject(Map<String, JsonValue> members) -> {
        String separator = "{";
        for (var member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
          text.append(separator);
          appendString(member.getKey()).text.append(": ");
          append(member.getValue());
          separator = ", ";
        }
        text.append(members.isEmpty() ? "{}" : "}");
      }
      case JsonArray array -> {
        String separator = "[";
        for (JsonValue element : array.elements()) {
          text.append(separator);
          append(element);
          separator = ", ";
        }
        text.append(array.elements().isEmpty() ? "[]" : "]");
      }
      case JsonString(String string) -> appendString(string);
      case JsonNumber(String number) -> text.append(number);
      case JsonBoolean(boolean truth) -> text.append(truth);
      case JsonNull() -> text.append("null");
    }
    return this;
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
          if (character >= ' ' && character <= '~') {
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
