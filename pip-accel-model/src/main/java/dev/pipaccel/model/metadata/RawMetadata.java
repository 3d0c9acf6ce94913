package dev.pipaccel.model.metadata;

import dev.pipaccel.model.text.PythonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of core metadata as texts, sorted into those that have their field's shape and the
/// rest: unknown fields, fields that occur too often, values that are not UTF-8. [MetadataRules]
/// tells whether the values are valid.
///
/// @param fields the values by field; keywords are split, labelled values are as in the file
/// @param unparsed the values that are left over, by name in lower case
public record RawMetadata(
    Map<MetadataField, List<String>> fields, Map<String, List<String>> unparsed) {
  /// Wraps the maps.
  public RawMetadata {
    fields = Collections.unmodifiableMap(fields);
    unparsed = Collections.unmodifiableMap(unparsed);
  }

  /// Reads a text.
  public static RawMetadata parse(String text) {
    return read(MetadataMessage.parse(text), false);
  }

  /// Reads a file's content, whatever its encoding.
  public static RawMetadata parse(byte[] content) {
    // One character per byte, so that each value can be decoded for itself.
    return read(MetadataMessage.parse(new String(content, StandardCharsets.ISO_8859_1)), true);
  }

  /// Returns the only value of a field that has one.
  public Optional<String> text(MetadataField field) {
    return Optional.ofNullable(fields.get(field)).map(List::getFirst);
  }

  private static RawMetadata read(MetadataMessage message, boolean bytes) {
    Map<MetadataField, List<String>> fields = new EnumMap<>(MetadataField.class);
    Map<String, List<String>> unparsed = new LinkedHashMap<>();
    for (String name : message.names()) {
      List<String> values = message.all(name);
      Optional<List<String>> decoded = bytes ? decode(values) : Optional.of(values);
      Optional<MetadataField> field = MetadataField.find(name);
      Optional<List<String>> shaped =
          field.isPresent() && decoded.isPresent()
              ? shape(field.get(), decoded.get())
              : Optional.empty();
      if (shaped.isPresent()) {
        fields.put(field.orElseThrow(), shaped.get());
      } else {
        unparsed.put(name, decoded.orElse(values));
      }
    }
    addBody(message.body(), bytes, fields, unparsed);
    return new RawMetadata(fields, unparsed);
  }

  /// The body is the description; where there is one already, neither can be trusted.
  private static void addBody(
      String body,
      boolean bytes,
      Map<MetadataField, List<String>> fields,
      Map<String, List<String>> unparsed) {
    Optional<List<String>> decoded = bytes ? decode(List.of(body)) : Optional.of(List.of(body));
    String text = decoded.map(List::getFirst).orElse(body);
    if (text.isEmpty()) {
      return;
    }
    String key = MetadataField.DESCRIPTION.key();
    List<String> header = fields.get(MetadataField.DESCRIPTION);
    if (decoded.isEmpty() || unparsed.containsKey(key)) {
      unparsed.merge(key, List.of(text), (earlier, added) -> append(earlier, text));
    } else if (header != null) {
      fields.remove(MetadataField.DESCRIPTION);
      unparsed.put(key, append(header, text));
    } else {
      fields.put(MetadataField.DESCRIPTION, List.of(text));
    }
  }

  private static Optional<List<String>> shape(MetadataField field, List<String> values) {
    return switch (field.shape()) {
      case TEXT -> values.size() == 1 ? Optional.of(values) : Optional.empty();
      case LIST ->
          // An empty Import-Name says that there is nothing to import.
          field == MetadataField.IMPORT_NAME && values.equals(List.of(""))
              ? Optional.of(List.of())
              : Optional.of(values);
      case WORDS -> values.size() == 1 ? Optional.of(words(values.getFirst())) : Optional.empty();
      case LABELLED -> hasDistinctLabels(values) ? Optional.of(values) : Optional.empty();
    };
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      words.add(PythonText.strip(word));
    }
    return List.copyOf(words);
  }

  private static boolean hasDistinctLabels(List<String> values) {
    Set<String> labels = new HashSet<>();
    for (String value : values) {
      int comma = value.indexOf(',');
      if (!labels.add(PythonText.strip(comma < 0 ? value : value.substring(0, comma)))) {
        return false;
      }
    }
    return true;
  }

  /// Decodes texts of one character per byte; empty if one is not UTF-8.
  private static Optional<List<String>> decode(List<String> values) {
    List<String> decoded = new ArrayList<>(values.size());
    for (String value : values) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
        decoded.add(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(decoded));
  }

  private static List<String> append(List<String> values, String value) {
    List<String> longer = new ArrayList<>(values);
    longer.add(value);
    return List.copyOf(longer);
  }
}
