package dev.pipaccel.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields of a request or response in order; names are compared without regard to case.
public final class Headers {
  private static final Headers NONE = new Headers(List.of());

  private final List<Field> fields;

  private Headers(List<Field> fields) {
    this.fields = fields;
  }

  /// One line of a header.
  record Field(String name, String value) {
    Field {
      if (!isToken(name) || !isSafe(value)) {
        throw new IllegalArgumentException("not a header field: " + name);
      }
    }

    private static boolean isToken(String name) {
      return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
    }

    private static boolean isSafe(String value) {
      return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f);
    }
  }

  /// Returns a header without fields.
  public static Headers none() {
    return NONE;
  }

  /// Returns a header with this one field.
  public static Headers of(String name, String value) {
    return NONE.with(name, value);
  }

  /// Returns a copy in which the field has this value only.
  public Headers with(String name, String value) {
    Headers copy = without(name);
    copy.fields.add(new Field(name, value));
    return copy;
  }

  /// Returns a copy that lacks the field.
  public Headers without(String name) {
    var kept = new ArrayList<Field>(fields.size() + 1);
    for (Field field : fields) {
      if (!field.name().equalsIgnoreCase(name)) {
        kept.add(field);
      }
    }
    return new Headers(kept);
  }

  /// Returns the field's first value.
  public Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /// Returns all values of the field.
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /// Tells whether one of the comma-separated elements of the field is this token.
  boolean lists(String name, String token) {
    for (String value : all(name)) {
      for (String element : value.split(",", -1)) {
        if (element.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }

  List<Field> fields() {
    return fields;
  }

  static Headers copyOf(List<Field> fields) {
    return new Headers(List.copyOf(fields));
  }
}
