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
  private static final String DESCRIPTION = "description";

  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Form form;
  private String body = "";

  /// @param form how the values and the body that are added are written
  MetadataMessage(Form form) {
    this.form = form;
  }

  /// What is made of values and body when they are asked for: most never are.
  interface Form {
    /// They are as they were added.
    Form PLAIN = new Form() {};

    default String value(String written) {
      return written;
    }

    default String body(String written) {
      return written;
    }

    /// Tells whether a body is a value of the field Description, too.
    default boolean hasDescription() {
      return false;
    }
  }

  /// Splits a file's content. Line ends may be `\n`, `\r\n` or `\r`.
  ///
  /// @throws SyntaxException if the content is not UTF-8
  public static MetadataMessage parse(byte[] content) throws SyntaxException {
    return parse(decode(content));
  }

  /// Splits a text; there is no text that can't be split.
  public static MetadataMessage parse(String text) {
    return MessageSplitter.split(text, new MetadataMessage(Form.PLAIN));
  }

  /// Returns the first value of a field.
  public Optional<String> first(String field) {
    List<String> written = fields.get(key(field));
    if (written != null) {
      return Optional.of(form.value(written.getFirst()));
    }
    return isDescription(field) ? Optional.of(body()) : Optional.empty();
  }

  /// Returns all values of a field in the order of the file.
  public List<String> all(String field) {
    List<String> values = new ArrayList<>();
    for (String written : fields.getOrDefault(key(field), List.of())) {
      values.add(form.value(written));
    }
    if (isDescription(field)) {
      values.add(body());
    }
    return List.copyOf(values);
  }

  private boolean isDescription(String field) {
    return form.hasDescription() && !body.isEmpty() && key(field).equals(DESCRIPTION);
  }

  /// Returns the names of the fields in lower case, in the order of their first occurrence.
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(fields.keySet());
    if (isDescription(DESCRIPTION)) {
      names.add(DESCRIPTION);
    }
    return names;
  }

  /// Returns what follows the first empty line, the description since metadata 2.1.
  public String body() {
    return form.body(body);
  }

  /// Returns a message that says the same and may be added to.
  MetadataMessage copy() {
    MetadataMessage copy = new MetadataMessage(Form.PLAIN);
    names().forEach(name -> copy.values(name).addAll(all(name)));
    copy.body = body();
    return copy;
  }

  void add(String name, String value) {
    values(name).add(value);
  }

  /// Returns the values of a field as they were added, to be added to.
  List<String> values(String name) {
    return fields.computeIfAbsent(key(name), key -> new ArrayList<>(1));
  }

  void setBody(String text) {
    body = text;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
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
