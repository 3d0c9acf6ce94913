package dev.pipaccel.model.lock;

import dev.pipaccel.model.SyntaxException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A table of a lock file that knows where it stands in it, and checks the types of its values.
final class LockTable {
  private final String place;
  private final Map<?, ? extends @Nullable Object> values;

  /// @param place the key that leads here, empty for the whole file
  LockTable(String place, Map<?, ? extends @Nullable Object> values) {
    this.place = place;
    this.values = values;
  }

  /// Reads a value from its text, such as a version.
  @FunctionalInterface
  interface Reader<T> {
    T read(String text) throws SyntaxException;
  }

  String requiredText(String key) throws SyntaxException {
    return required(text(key), key);
  }

  Optional<String> text(String key) throws SyntaxException {
    return get(key, String.class, "a string");
  }

  <T> T requiredParsed(String key, Reader<T> reader) throws SyntaxException {
    return required(parsed(key, reader), key);
  }

  <T> Optional<T> parsed(String key, Reader<T> reader) throws SyntaxException {
    Optional<String> text = text(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(key, text.get(), reader));
  }

  Optional<Boolean> flag(String key) throws SyntaxException {
    return get(key, Boolean.class, "a boolean");
  }

  OptionalLong number(String key) throws SyntaxException {
    Optional<Long> number = get(key, Long.class, "an integer");
    return number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number.get());
  }

  /// Reads a date with time; one without offset is taken for UTC, which the standard prescribes.
  Optional<Instant> time(String key) throws SyntaxException {
    return switch (values.get(key)) {
      case null -> Optional.empty();
      case OffsetDateTime time -> Optional.of(time.toInstant());
      case LocalDateTime time -> Optional.of(time.toInstant(ZoneOffset.UTC));
      case Object other -> throw invalid(key, "must be a date with time");
    };
  }

  Optional<LockTable> table(String key) throws SyntaxException {
    Optional<?> table = get(key, Map.class, "a table");
    return table.isEmpty()
        ? Optional.empty()
        : Optional.of(new LockTable(at(key), (Map<?, ?>) table.get()));
  }

  List<LockTable> requiredTables(String key) throws SyntaxException {
    return required(tables(key), key);
  }

  Optional<List<LockTable>> tables(String key) throws SyntaxException {
    if (list(key).isEmpty()) {
      return Optional.empty();
    }
    List<LockTable> tables = new ArrayList<>();
    for (Object item : list(key).get()) {
      String itemKey = key + "[" + tables.size() + "]";
      if (!(item instanceof Map<?, ?> table)) {
        throw invalid(itemKey, "must be a table");
      }
      tables.add(new LockTable(at(itemKey), table));
    }
    return Optional.of(tables);
  }

  List<String> texts(String key) throws SyntaxException {
    return parsedList(key, text -> text);
  }

  <T> List<T> parsedList(String key, Reader<T> reader) throws SyntaxException {
    List<T> items = new ArrayList<>();
    for (Object item : list(key).orElse(List.of())) {
      String itemKey = key + "[" + items.size() + "]";
      if (!(item instanceof String text)) {
        throw invalid(itemKey, "must be a string");
      }
      items.add(parse(itemKey, text, reader));
    }
    return items;
  }

  /// Returns all values, which have to be strings.
  Map<?, ? extends @Nullable Object> values() {
    return values;
  }

  /// Makes the error that a key's value is wrong.
  ///
  /// @param key empty for the table itself
  SyntaxException invalid(String key, String problem) {
    String where = at(key);
    return new SyntaxException(
        "lock file", where, 0, where.isEmpty() ? problem : "'" + where + "' " + problem);
  }

  private <T> T parse(String key, String text, Reader<T> reader) throws SyntaxException {
    try {
      return reader.read(text);
    } catch (SyntaxException e) {
      throw invalid(key, "is invalid: " + e.getMessage());
    }
  }

  private Optional<List<?>> list(String key) throws SyntaxException {
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof List<?> list) {
      return Optional.of(list);
    }
    throw invalid(key, "must be an array");
  }

  private <T> Optional<T> get(String key, Class<T> type, String expected) throws SyntaxException {
    Object value = values.get(key);
    if (value != null && !type.isInstance(value)) {
      throw invalid(key, "must be " + expected);
    }
    return Optional.ofNullable(type.cast(value));
  }

  private <T> T required(Optional<T> value, String key) throws SyntaxException {
    if (value.isEmpty()) {
      throw invalid(key, "is missing");
    }
    return value.get();
  }

  private String at(String key) {
    return place.isEmpty() || key.isEmpty() ? place + key : place + "." + key;
  }
}
