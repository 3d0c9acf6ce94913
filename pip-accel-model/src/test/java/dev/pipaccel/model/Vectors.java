package dev.pipaccel.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonNull;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The recorded answers of the reference implementation, as JSON lines. They lie beside the tests
/// under `vectors/`; `-Dpipaccel.conformance=DIR` takes the files of `DIR/vectors` instead.
public final class Vectors {
  private static final int SHOWN_FAILURES = 15;

  private Vectors() {}

  /// One case: throws, most likely an `AssertionError`, if the answer is wrong.
  @FunctionalInterface
  public interface Check {
    void run(Row row) throws Exception;
  }

  /// Runs the check on every line of a file and fails with the first wrong ones.
  ///
  /// @param name the file's name without `.jsonl`
  public static void checkAll(String name, Check check) {
    List<String> failures = new ArrayList<>();
    int wrong = 0;
    List<Row> rows = rows(name);
    for (Row row : rows) {
      try {
        check.run(row);
      } catch (Exception | AssertionError | StackOverflowError e) {
        wrong++;
        if (failures.size() < SHOWN_FAILURES) {
          failures.add(name + ":" + row.line() + ": " + e + "\n  in " + row.source());
        }
      }
    }
    assertThat(rows).as("cases of " + name).isNotEmpty();
    assertThat(failures).as("%d of %d cases of %s", wrong, rows.size(), name).isEmpty();
  }

  /// Reads all lines of a file.
  ///
  /// @param name the file's name without `.jsonl`
  public static List<Row> rows(String name) {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    for (String source : text(name + ".jsonl").split("\n")) {
      line++;
      if (!source.isBlank()) {
        rows.add(new Row(line, source, object(parse(source))));
      }
    }
    return rows;
  }

  /// Reads a file that holds one JSON object.
  ///
  /// @param file the file's name with its extension
  public static Map<String, @Nullable Object> document(String file) {
    return object(parse(text(file)));
  }

  /// One line of a file: values are `Map`, `List`, `String`, `Long`, `Double`, `Boolean` or null.
  public record Row(int line, String source, Map<String, @Nullable Object> values) {
    /// Tells whether the line has this key.
    public boolean has(String key) {
      return values.containsKey(key);
    }

    /// Returns a value that may be null.
    public @Nullable Object value(String key) {
      return values.get(key);
    }

    /// Returns a text.
    public String text(String key) {
      return (String) present(key);
    }

    /// Returns a truth value.
    public boolean flag(String key) {
      return (Boolean) present(key);
    }

    /// Returns a list of texts.
    @SuppressWarnings("unchecked")
    public List<String> texts(String key) {
      return (List<String>) present(key);
    }

    /// Returns a list.
    @SuppressWarnings("unchecked")
    public List<@Nullable Object> list(String key) {
      return (List<@Nullable Object>) present(key);
    }

    /// Returns an object.
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(String key) {
      return (Map<String, @Nullable Object>) present(key);
    }

    private Object present(String key) {
      Object value = values.get(key);
      if (value == null) {
        throw new AssertionError("no value for " + key);
      }
      return value;
    }
  }

  private static String text(String file) {
    String folder = System.getProperty("pipaccel.conformance", "");
    try {
      if (!folder.isEmpty()) {
        return Files.readString(Path.of(folder, "vectors", file));
      }
      try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + file)) {
        if (stream == null) {
          throw new AssertionError("no vectors " + file);
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the vectors " + file, e);
    }
  }

  private static JsonValue parse(String source) {
    try {
      return JsonValue.parse(source);
    } catch (SyntaxException e) {
      throw new AssertionError("vectors are no JSON: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(JsonValue value) {
    Object plain = plain(value);
    if (!(plain instanceof Map)) {
      throw new AssertionError("not an object: " + value);
    }
    return (Map<String, @Nullable Object>) plain;
  }

  private static @Nullable Object plain(JsonValue value) {
    return switch (value) {
      case JsonObject(Map<String, JsonValue> members) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        members.forEach((name, member) -> map.put(name, plain(member)));
        yield map;
      }
      case JsonArray(List<JsonValue> elements) -> {
        List<@Nullable Object> list = new ArrayList<>();
        elements.forEach(element -> list.add(plain(element)));
        yield list;
      }
      case JsonString(String text) -> text;
      case JsonNumber number ->
          number
              .asLong()
              .<Object>map(whole -> whole)
              .orElseGet(() -> Double.valueOf(number.text()));
      case JsonBoolean(boolean truth) -> truth;
      case JsonNull() -> null;
    };
  }
}
