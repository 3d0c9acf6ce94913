package dev.pipaccel.resolver.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values by small numbers, quick to copy.
final class Table<T> {
  private @Nullable Object[] values;

  Table() {
    this(new Object[0]);
  }

  private Table(@Nullable Object[] values) {
    this.values = values;
  }

  Table<T> copy() {
    return new Table<>(values.clone());
  }

  @SuppressWarnings("unchecked")
  @Nullable T get(int number) {
    return number < values.length ? (T) values[number] : null;
  }

  void set(int number, T value) {
    if (number >= values.length) {
      values = Arrays.copyOf(values, Math.max(16, number + number / 4 + 1));
    }
    values[number] = value;
  }
}
