package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What installing needs of a distribution's core metadata (METADATA or PKG-INFO), read as pip
/// reads it. [MetadataRules] holds the standard's full rules.
///
/// @param metadataVersion empty text where absent
/// @param requiresDist in the order of the file
/// @param requiresPython empty where absent or invalid
/// @param providesExtra in the order of the file
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
  /// Copies the collections, keeping their order.
  public CoreMetadata {
    requiresDist = List.copyOf(requiresDist);
    providesExtra = Collections.unmodifiableSet(new LinkedHashSet<>(providesExtra));
    dynamic = Collections.unmodifiableSet(new LinkedHashSet<>(dynamic));
  }

  /// Reads METADATA or PKG-INFO as pip does: wrong optional fields are let pass, wrong `Name`,
  /// `Version` or `Requires-Dist` are not; of a repeated field the first counts.
  ///
  /// @throws SyntaxException if the content is not UTF-8, or if a field that pip needs is missing
  ///   or invalid
  public static CoreMetadata parse(byte[] content) throws SyntaxException {
    return of(MetadataMessage.parse(content));
  }

  /// Makes the metadata from header fields that are already read.
  ///
  /// @throws SyntaxException if a field that pip needs is missing or invalid
  public static CoreMetadata of(MetadataMessage message) throws SyntaxException {
    String displayName = required(message, "Name");
    String versionText = required(message, "Version");
    Version version =
        Version.tryParse(versionText)
            .orElseThrow(() -> invalid(versionText, 0, "invalid Version '" + versionText + "'"));
    Set<ExtraName> extras = new LinkedHashSet<>();
    for (String extra : message.all("Provides-Extra")) {
      extras.add(ExtraName.of(extra));
    }
    Set<String> dynamic = new LinkedHashSet<>();
    for (String field : message.all("Dynamic")) {
      dynamic.add(field.toLowerCase(Locale.ROOT));
    }
    return new CoreMetadata(
        message.first("Metadata-Version").orElse(""),
        PackageName.of(displayName),
        displayName,
        version,
        requirements(message.all("Requires-Dist")),
        message.first("Requires-Python").flatMap(CoreMetadata::specifiers),
        extras,
        dynamic);
  }

  private static List<Requirement> requirements(List<String> texts) throws SyntaxException {
    List<Requirement> requirements = new ArrayList<>(texts.size());
    for (String text : texts) {
      try {
        requirements.add(Requirement.parse(PythonText.strip(text)));
      } catch (SyntaxException e) {
        throw invalid(
            e.source(),
            e.offset(),
            "invalid Requires-Dist '" + e.source() + "': " + e.getMessage());
      }
    }
    return requirements;
  }

  private static Optional<SpecifierSet> specifiers(String text) {
    try {
      return Optional.of(SpecifierSet.parse(text));
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }

  private static String required(MetadataMessage message, String field) throws SyntaxException {
    Optional<String> value = message.first(field).filter(text -> !text.isEmpty());
    return value.orElseThrow(() -> invalid("", 0, "the field " + field + " is missing"));
  }

  private static SyntaxException invalid(String source, int offset, String message) {
    return new SyntaxException("core metadata", source, offset, message);
  }
}
