package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.model.metadata.MetadataMessage;
import dev.pipaccel.model.text.PythonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All that pip tells of one installed distribution. Texts are empty where the metadata says
/// nothing.
///
/// @param version as the metadata writes it
/// @param requires names of what it needs, sorted
/// @param requiredBy names of what needs it, sorted
/// @param files what it says it installed, sorted; empty where neither RECORD nor
///   `installed-files.txt` is there
public record PackageDescription(
    String name,
    String version,
    String summary,
    String homepage,
    String author,
    String authorEmail,
    License license,
    String location,
    Optional<Path> editableLocation,
    List<String> requires,
    List<String> requiredBy,
    String metadataVersion,
    String installer,
    List<String> classifiers,
    List<String> entryPoints,
    List<String> projectUrls,
    Optional<List<String>> files) {
  private static final String HOMEPAGE_LABEL = "homepage";

  /// Copies the lists.
  public PackageDescription {
    requires = List.copyOf(requires);
    requiredBy = List.copyOf(requiredBy);
    classifiers = List.copyOf(classifiers);
    entryPoints = List.copyOf(entryPoints);
    projectUrls = List.copyOf(projectUrls);
    files = files.map(List::copyOf);
  }

  /// The license.
  ///
  /// @param expression whether the text is an SPDX expression, as metadata 2.4 has it
  public record License(String text, boolean expression) {}

  static PackageDescription of(
      InstalledDistribution distribution, List<String> requires, List<String> requiredBy) {
    MetadataMessage message = distribution.message();
    List<String> urls = message.all("Project-URL");
    String homepage = first(message, "Home-page");
    return new PackageDescription(
        distribution.displayName(),
        Pins.rawVersion(distribution),
        first(message, "Summary"),
        homepage.isEmpty() ? homepage(urls) : homepage,
        first(message, "Author"),
        first(message, "Author-email"),
        license(message),
        ShownLocations.of(distribution),
        distribution.editableLocation(),
        requires,
        requiredBy,
        first(message, "Metadata-Version"),
        distribution.installer(),
        message.all("Classifier"),
        entryPoints(distribution),
        urls,
        DeclaredEntries.of(distribution));
  }

  private static String first(MetadataMessage message, String field) {
    return message.first(field).orElse("");
  }

  private static License license(MetadataMessage message) {
    String expression = first(message, "License-Expression");
    return !expression.isEmpty() && isAtLeast24(first(message, "Metadata-Version"))
        ? new License(expression, true)
        : new License(first(message, "License"), false);
  }

  private static boolean isAtLeast24(String metadataVersion) {
    try {
      String[] parts = metadataVersion.split("\\.", -1);
      int major = Integer.parseInt(parts[0].strip());
      int minor = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
      return major > 2 || (major == 2 && minor >= 4);
    } catch (NumberFormatException noVersion) {
      return false;
    }
  }

  /// Returns the URL whose label means the homepage (PEP 753).
  private static String homepage(List<String> urls) {
    for (String url : urls) {
      int comma = url.indexOf(',');
      if (comma >= 0 && normalized(url.substring(0, comma)).equals(HOMEPAGE_LABEL)) {
        return PythonText.strip(url.substring(comma + 1));
      }
    }
    return "";
  }

  private static String normalized(String label) {
    StringBuilder normalized = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      boolean punctuation = c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
      if (!space && !punctuation) {
        normalized.append(c);
      }
    }
    return normalized.toString().toLowerCase(Locale.ROOT);
  }

  private static List<String> entryPoints(InstalledDistribution distribution) {
    try {
      return PythonText.lines(distribution.read("entry_points.txt").orElse("")).stream()
          .map(PythonText::strip)
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
