package dev.pipaccel.model.json;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonNull;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A pull reader over a JSON text. The caller says what must come next; members that it does not
/// know are passed over:
///
/// ```
/// reader.beginObject();
/// while (reader.hasNext()) {
///   switch (reader.readName()) {
///     case "url" -> url = reader.readString();
///     default -> reader.skipValue();
///   }
/// }
/// reader.endObject();
/// ```
///
/// Strings may hold unpaired surrogates, as Python writes them for undecodable file names. Not
/// thread-safe.
public final class JsonReader {
  /// The deepest nesting of arrays and objects that is read.
  public static final int MAXIMUM_DEPTH = 200;

  /// The longest text that is read, in UTF-16 units.
  public static final int MAXIMUM_LENGTH = 256 * 1024 * 1024;

  private final String text;
  private final JsonStrings strings;
  private int position;
  private int depth;
  private boolean first = true;

  /// Makes a reader over a text.
  ///
  /// @throws SyntaxException if the text is longer than [#MAXIMUM_LENGTH]
  public JsonReader(String text) throws SyntaxException {
    this.text = text;
    this.strings = new JsonStrings(text);
    if (text.length() > MAXIMUM_LENGTH) {
      throw error("The text is too long");
    }
  }

  /// The kinds of values, told by their first character.
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /// Tells of which kind the next value is, without reading it.
  public Kind peek() throws SyntaxException {
    skipSpace();
    char next = position < text.length() ? text.charAt(position) : 0;
    return switch (next) {
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.ARRAY;
      case '"' -> Kind.STRING;
      case 't', 'f' -> Kind.BOOLEAN;
      case 'n' -> Kind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      default -> throw error("Expected a value");
    };
  }

  /// Reads the start of an object.
  public void beginObject() throws SyntaxException {
    begin('{');
  }

  /// Reads the end of an object.
  public void endObject() throws SyntaxException {
    end('}');
  }

  /// Reads the start of an array.
  public void beginArray() throws SyntaxException {
    begin('[');
  }

  /// Reads the end of an array.
  public void endArray() throws SyntaxException {
    end(']');
  }

  /// Tells whether the object or array that is being read has another member or element, and reads
  /// the comma before it. Call it exactly once before each.
  public boolean hasNext() throws SyntaxException {
    skipSpace();
    char next = position < text.length() ? text.charAt(position) : 0;
    if (next == '}' || next == ']') {
      return false;
    }
    if (first) {
      first = false;
      return true;
    }
    expect(',');
    skipSpace();
    if (position < text.length()
        && (text.charAt(position) == '}' || text.charAt(position) == ']')) {
      throw error("Expected a value after the comma");
    }
    return true;
  }

  /// Reads a member's name and the colon after it.
  public String readName() throws SyntaxException {
    String name = readString();
    skipSpace();
    expect(':');
    return name;
  }

  /// Reads a string.
  public String readString() throws SyntaxException {
    skipSpace();
    expect('"');
    String value = strings.read(position);
    position = strings.end();
    return value;
  }

  /// Reads a number and returns it as written.
  public String readNumber() throws SyntaxException {
    if (peek() != Kind.NUMBER) {
      throw error("Expected a number");
    }
    int start = position;
    position += text.charAt(position) == '-' ? 1 : 0;
    if (position < text.length() && text.charAt(position) == '0') {
      position++;
    } else {
      digits();
    }
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      digits();
    }
    if (position < text.length() && "eE".indexOf(text.charAt(position)) >= 0) {
      position++;
      if (position < text.length() && "+-".indexOf(text.charAt(position)) >= 0) {
        position++;
      }
      digits();
    }
    return text.substring(start, position);
  }

  /// Reads a whole number.
  public long readLong() throws SyntaxException {
    int start = position;
    String number = readNumber();
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw new SyntaxException("JSON", text, start, "Expected a whole number, found " + number);
    }
  }

  /// Reads `true` or `false`.
  public boolean readBoolean() throws SyntaxException {
    skipSpace();
    boolean value = text.startsWith("true", position);
    literal(value ? "true" : "false");
    return value;
  }

  /// Reads `null`.
  public void readNull() throws SyntaxException {
    skipSpace();
    literal("null");
  }

  /// Reads any value and forgets it.
  public void skipValue() throws SyntaxException {
    readValue();
  }

  /// Reads any value.
  public JsonValue readValue() throws SyntaxException {
    return switch (peek()) {
      case OBJECT -> readObject();
      case ARRAY -> readArray();
      case STRING -> new JsonString(readString());
      case NUMBER -> new JsonNumber(readNumber());
      case BOOLEAN -> new JsonBoolean(readBoolean());
      case NULL -> {
        readNull();
        yield new JsonNull();
      }
    };
  }

  /// Checks that nothing but white space follows.
  public void expectEnd() throws SyntaxException {
    skipSpace();
    if (position < text.length()) {
      throw error("Expected the end of the text");
    }
  }

  private JsonObject readObject() throws SyntaxException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    beginObject();
    while (hasNext()) {
      String name = readName();
      members.put(name, readValue());
    }
    endObject();
    return new JsonObject(members);
  }

  private JsonArray readArray() throws SyntaxException {
    List<JsonValue> elements = new ArrayList<>();
    beginArray();
    while (hasNext()) {
      elements.add(readValue());
    }
    endArray();
    return new JsonArray(elements);
  }

  private void begin(char bracket) throws SyntaxException {
    skipSpace();
    expect(bracket);
    if (++depth > MAXIMUM_DEPTH) {
      throw error("Nested too deeply");
    }
    first = true;
  }

  private void end(char bracket) throws SyntaxException {
    skipSpace();
    expect(bracket);
    depth--;
    first = false;
  }

  private void digits() throws SyntaxException {
    int start = position;
    while (position < text.length()
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      position++;
    }
    if (position == start) {
      throw error("Expected a digit");
    }
  }

  private void literal(String word) throws SyntaxException {
    if (!text.startsWith(word, position)) {
      throw error("Expected " + word);
    }
    position += word.length();
  }

  private void expect(char character) throws SyntaxException {
    if (position >= text.length() || text.charAt(position) != character) {
      throw error("Expected '" + character + "'");
    }
    position++;
  }

  private void skipSpace() {
    while (position < text.length()) {
      char character = text.charAt(position);
      if (character != ' ' && character != '\n' && character != '\r' && character != '\t') {
        return;
      }
      position++;
    }
  }

  private SyntaxException error(String message) {
    return new SyntaxException("JSON", text, position, message + " at offset " + position);
  }
}
