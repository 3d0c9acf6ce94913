package dev.pipaccel.model.name;

import dev.pipaccel.model.SyntaxException;
import org.jspecify.annotations.Nullable;

/// A project's name in normalized form (PEP 503, spec "Names and normalization"): lower case, runs
/// of `-`, `_` and `.` folded to one `-`.
public record PackageName(String text) implements Comparable<PackageName> {
  /// Normalizes what it is given, so that equal projects are equal values.
  public PackageName {
    text = NameText.normalize(text);
  }

  /// Normalizes a name, valid or not, as pip does for look-ups.
  public static PackageName of(String name) {
    return new PackageName(name);
  }

  /// Normalizes a name that has to be valid: ASCII letters and digits at both ends, with `-`, `_`
  /// and `.` allowed between them.
  ///
  /// @throws SyntaxException if it is not
  public static PackageName parse(String name) throws SyntaxException {
    int invalid = NameText.findInvalid(name);
    if (invalid >= 0) {
      throw new SyntaxException(
          "project name",
          name,
          invalid,
          "a project name consists of ASCII letters, digits, '-', '_' and '.',"
              + " and begins and ends with a letter or digit");
    }
    return new PackageName(name);
  }

  /// Tells whether the text is a valid name, normalized or not.
  public static boolean isValid(String text) {
    return NameText.findInvalid(text) < 0;
  }

  /// Tells whether the text is a valid name in its normal form.
  public static boolean isNormalized(String text) {
    return NameText.isNormalized(text);
  }

  /// Written out, as is [#hashCode]: the JVM makes a record's own anew in each process, which takes
  /// longer than most runs need for all their names.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackageName that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
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
