package dev.pipaccel.resolver;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Requirements as messages show them, and small changes to them.
final class RequirementTexts {
  private static final int MOST_NAMED = 4;

  private RequirementTexts() {}

  /// The whole requirement, without the password of its URL.
  static String text(Requirement requirement) {
    String text = requirement.toString();
    if (requirement.url().isEmpty()) {
      return text;
    }
    String url = requirement.url().get();
    return text.replace(url, new Link(url).redacted());
  }

  static Requirement withoutMarker(Requirement requirement) {
    return requirement.marker().isEmpty()
        ? requirement
        : new Requirement(
            requirement.name(),
            requirement.displayName(),
            requirement.extras(),
            requirement.displayExtras(),
            requirement.specifiers(),
            requirement.url(),
            Optional.empty());
  }

  static Requirement withoutExtras(Requirement requirement) {
    return new Requirement(
        requirement.name(),
        requirement.displayName(),
        new TreeSet<>(),
        List.of(),
        requirement.specifiers(),
        requirement.url(),
        requirement.marker());
  }

  /// `name==version`.
  static Requirement pinned(Requirement requirement, Version version) {
    return pinned(requirement.name(), requirement.displayName(), version);
  }

  /// `name==version`.
  static Requirement pinned(PackageName name, String displayName, Version version) {
    return new Requirement(
        name,
        displayName,
        new TreeSet<>(),
        List.of(),
        exactly(version),
        Optional.empty(),
        Optional.empty());
  }

  private static SpecifierSet exactly(Version version) {
    try {
      return SpecifierSet.parse("==" + version);
    } catch (SyntaxException e) {
      throw new IllegalStateException("a version must make a specifier: " + version, e);
    }
  }

  /// `1.0, 1.1 and 2.0`; of many versions only the first and the last.
  ///
  /// @param last what stands before the last one: `and` or `or`
  static String enumerated(List<Version> versions, String last) {
    if (versions.size() > MOST_NAMED) {
      return "%s to %s (%d versions)"
          .formatted(versions.getFirst(), versions.getLast(), versions.size());
    }
    List<String> texts = versions.stream().map(Version::toString).toList();
    return texts.size() == 1
        ? texts.getFirst()
        : "%s %s %s"
            .formatted(
                String.join(", ", texts.subList(0, texts.size() - 1)), last, texts.getLast());
  }
}
