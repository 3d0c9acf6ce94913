package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What installing needs of a distribution's core metadata (METADATA or PKG-INFO).
///
/// @param requiresPython empty where absent or invalid
/// @param dynamic the fields that a build may still change (PEP 643), in lower case
public record CoreMetadata(
    String metadataVersion,
    PackageName name,
    String displayName,
    Version version,
    List<Requirement> requiresDist,
    Optional<SpecifierSet> requiresPython,
    Set<ExtraName> providesExtra,
    Set<String> dynamic) {
  /// Reads METADATA or PKG-INFO as pip does: wrong optional fields are let pass, wrong `Name`,
  /// `Version` or `Requires-Dist` are not.
  public static CoreMetadata parse(byte[] content) throws SyntaxException {
    throw new UnsupportedOperationException();
  }
}
