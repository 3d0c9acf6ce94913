package dev.pipaccel.resolver;

import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the search pins one candidate for: a project, a project with extras, or the interpreter.
///
/// @param text as messages show it and as ties are broken: `name` or `name[extra,other]`
record Identifier(String text, PackageName project, SortedSet<ExtraName> extras)
    implements Comparable<Identifier> {
  /// The interpreter, as Requires-Python sees it; no project can have this name.
  static final Identifier PYTHON = pseudo("<Python from Requires-Python>");

  static Identifier of(PackageName project) {
    return new Identifier(project.text(), project, new TreeSet<>());
  }

  static Identifier of(PackageName project, Set<ExtraName> extras) {
    if (extras.isEmpty()) {
      return of(project);
    }
    var sorted = new TreeSet<>(extras);
    var text = new StringBuilder(project.text());
    char separator = '[';
    for (ExtraName extra : sorted) {
      text.append(separator).append(extra.text());
      separator = ',';
    }
    return new Identifier(text.append(']').toString(), project, sorted);
  }

  private static Identifier pseudo(String text) {
    return new Identifier(text, PackageName.of(text), new TreeSet<>());
  }

  boolean hasExtras() {
    return !extras.isEmpty();
  }

  Identifier withoutExtras() {
    return hasExtras() ? of(project) : this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Identifier that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public int compareTo(Identifier other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
