package dev.pipaccel.model.name;

/// The name of an extra in normalized form (PEP 685).
public record ExtraName(String text) implements Comparable<ExtraName> {
  /// Normalizes the name of an extra.
  public static ExtraName of(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public int compareTo(ExtraName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
