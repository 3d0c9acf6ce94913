package dev.pipaccel.model.requirement;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.Optional;
import java.util.SortedSet;

/// A dependency specifier (PEP 508). Either `specifiers` says which versions will do, or `url`
/// names the archive or repository; with a URL the specifiers are empty.
///
/// @param displayName the name as written
public record Requirement(
    PackageName name,
    String displayName,
    SortedSet<ExtraName> extras,
    SpecifierSet specifiers,
    Optional<String> url,
    Optional<Marker> marker) {
  /// Parses a dependency specifier.
  public static Requirement parse(String text) throws SyntaxException {
    throw new UnsupportedOperationException(text);
  }
}
