package dev.pipaccel.model.requirement;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A dependency specifier (PEP 508). Either `specifiers` says which versions will do, or `url`
/// names the archive or repository; with a URL the specifiers are empty. How name and extras were
/// spelled does not count for equality.
///
/// @param displayName the name as written
/// @param displayExtras the extras as written, sorted, without repetition
public record Requirement(
    PackageName name,
    String displayName,
    SortedSet<ExtraName> extras,
    List<String> displayExtras,
    SpecifierSet specifiers,
    Optional<String> url,
    Optional<Marker> marker) {
  /// Copies the lists.
  public Requirement {
    extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    displayExtras = List.copyOf(displayExtras);
  }

  /// Parses a dependency specifier.
  public static Requirement parse(String text) throws SyntaxException {
    return new RequirementParser(text).parse();
  }

  /// Makes a requirement of a name as written, extras as written, and what else it says.
  public static Requirement of(
      String displayName,
      SortedSet<String> displayExtras,
      SpecifierSet specifiers,
      Optional<String> url,
      Optional<Marker> marker) {
    SortedSet<ExtraName> extras = new TreeSet<>();
    for (String extra : displayExtras) {
      extras.add(ExtraName.of(extra));
    }
    return new Requirement(
        PackageName.of(displayName),
        displayName,
        extras,
        List.copyOf(displayExtras),
        specifiers,
        url,
        marker);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Requirement requirement
        && name.equals(requirement.name)
        && extras.equals(requirement.extras)
        && specifiers.equals(requirement.specifiers)
        && url.equals(requirement.url)
        && marker.equals(requirement.marker);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, extras, specifiers, url, marker);
  }

  /// Returns the canonical text, with name and extras as written: `name[extra]>=1; marker` or
  /// `name[extra] @ url ; marker`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(displayName);
    if (!displayExtras.isEmpty()) {
      text.append('[').append(String.join(",", displayExtras)).append(']');
    }
    text.append(specifiers);
    if (url.isPresent()) {
      text.append(" @ ").append(url.get()).append(marker.isPresent() ? " " : "");
    }
    if (marker.isPresent()) {
      text.append("; ").append(marker.get());
    }
    return text.toString();
  }
}
