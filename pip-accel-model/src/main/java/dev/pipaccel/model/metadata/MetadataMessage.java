package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The header fields and the body of METADATA, PKG-INFO or WHEEL, split as Python's `email` module
/// splits a message: names are case-insensitive, a line that begins with white space continues the
/// one before it and stays in the value with its line end.
public final class MetadataMessage {
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private String body = "";

  MetadataMessage() {}

  /// Splits a file's content. Line ends may be `\n`, `\r\n` or `\r`.
  ///
  /// @throws SyntaxException if the content is not UTF-8
  public static MetadataMessage parse(byte[] content) throws SyntaxException {
    return parse(decode(content));
  }

  /// Splits a text; there is no text that can't be split.
  public static MetadataMessage parse(String text) {
    return MessageSplitter.split(text);
  }

  /// Returns the first value of a field.
  public Optional<String> first(String field) {
    List<String> values = all(field);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /// Returns all values of a field in the order of the file.
  public List<String> all(String field) {
    return List.copyOf(fields.getOrDefault(field.toLowerCase(Locale.ROOT), List.of()));
  }

  /// Returns the names of the fields in lower case, in the order of their first occurrence.
  public Set<String> names() {
    return new LinkedHashSet<>(fields.keySet());
  }

  /// Returns what follows the first empty line, the description since metadata 2.1.
  public String body() {
    return body;
  }

  /// Returns a message that says the same and may be added to.
  MetadataMessage copy() {
    MetadataMessage copy = new MetadataMessage();
    fields.forEach((name, values) -> copy.fields.put(name, new ArrayList<>(values)));
    copy.body = body;
    return copy;
  }

  void add(String name, String value) {
    fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1)).add(value);
  }

  void setBody(String text) {
    body = text;
  }

  private static String decode(byte[] content) throws SyntaxException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      String message = "the byte at offset " + bytes.position() + " is not UTF-8";
      throw new SyntaxException("core metadata", "", 0, message);
    }
    decoder.flush(text);
    return text.flip().toString();
  }
}
