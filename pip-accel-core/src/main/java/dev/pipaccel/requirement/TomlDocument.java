package dev.pipaccel.requirement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// Reads TOML into maps, lists and plain values.
public final class TomlDocument {
  private TomlDocument() {}

  /// A text that is no TOML.
  public static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1;

    private InvalidException(String message) {
      super(message);
    }
  }

  /// Returns the top table.
  public static Map<String, @Nullable Object> parse(String text) throws InvalidException {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      throw new InvalidException(String.valueOf(result.errors().getFirst()));
    }
    return table(result);
  }

  private static Map<String, @Nullable Object> table(TomlTable table) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      members.put(key, value(table.get(List.of(key))));
    }
    return members;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case TomlTable table -> table(table);
      case TomlArray array -> {
        List<@Nullable Object> elements = new ArrayList<>();
        array.toList().forEach(element -> elements.add(value(element)));
        yield elements;
      }
      case null, default -> value;
    };
  }
}
