package dev.pipaccel.model.name;

/// The name of an extra in normalized form (PEP 685), which is that of project names.
public record ExtraName(String text) implements Comparable<ExtraName> {
  /// Normalizes what it is given, so that equal extras are equal values.
  public ExtraName {
    text = NameText.normalize(text);
  }

  /// Normalizes the name of an extra.
  public static ExtraName of(String name) {
    return new ExtraName(name);
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
