package dev.pipaccel.model.name;

/// A project's name in normalized form (PEP 503, spec "Names and normalization"): lower case, runs
/// of `-`, `_` and `.` folded to one `-`.
public record PackageName(String text) implements Comparable<PackageName> {
  /// Normalizes a name, valid or not, as pip does for look-ups.
  public static PackageName of(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public int compareTo(PackageName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
