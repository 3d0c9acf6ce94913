package dev.pipaccel.model.json;

import dev.pipaccel.model.SyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value, immutable.
public sealed interface JsonValue {
  /// Reads a text that holds exactly one value.
  ///
  /// @throws SyntaxException if the text is not JSON, is nested too deeply or too long
  static JsonValue parse(String text) throws SyntaxException {
    JsonReader reader = new JsonReader(text);
    JsonValue value = reader.readValue();
    reader.expectEnd();
    return value;
  }

  /// An object; members keep their order, of a repeated name the last value counts.
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    /// Copies the members.
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// Returns a member's value; empty if there is none.
    public Optional<JsonValue> member(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /// Returns a member's text; empty if there is none or it is no text.
    public Optional<String> text(String name) {
      return members.get(name) instanceof JsonString(String text)
          ? Optional.of(text)
          : Optional.empty();
    }
  }

  /// An array.
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    /// Copies the elements.
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /// A text.
  record JsonString(String text) implements JsonValue {}

  /// A number, as written.
  record JsonNumber(String text) implements JsonValue {
    /// Returns the number if it is a whole one written without fraction or exponent that fits.
    public Optional<Long> asLong() {
      try {
        return Optional.of(Long.parseLong(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /// `true` or `false`.
  record JsonBoolean(boolean value) implements JsonValue {}

  /// `null`.
  record JsonNull() implements JsonValue {}
}
