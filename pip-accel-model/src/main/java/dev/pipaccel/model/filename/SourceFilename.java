package dev.pipaccel.model.filename;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.Optional;

/// The parts of a source distribution's file name (PEP 625, and the older forms that pip reads).
public record SourceFilename(PackageName name, Version version) {
  /// Parses `{name}-{version}.tar.gz` or `.zip`; the last dash is the one before the version.
  ///
  /// @throws SyntaxException if the text is no source distribution's file name
  public static SourceFilename parse(String filename) throws SyntaxException {
    String stem;
    if (filename.endsWith(".tar.gz")) {
      stem = filename.substring(0, filename.length() - ".tar.gz".length());
    } else if (filename.endsWith(".zip")) {
      stem = filename.substring(0, filename.length() - ".zip".length());
    } else {
      throw invalid(filename, 0, "The extension must be '.tar.gz' or '.zip'");
    }
    int dash = stem.lastIndexOf('-');
    if (dash <= 0) {
      throw invalid(filename, 0, "Expected a name and a version, joined by a dash");
    }
    Version version =
        Version.tryParse(stem.substring(dash + 1))
            .orElseThrow(() -> invalid(filename, dash + 1, "Invalid version"));
    return new SourceFilename(PackageName.of(stem.substring(0, dash)), version);
  }

  /// Returns what pip takes for the version in the file name of an archive of a known project:
  /// everything after the first dash that has the project's name, however spelled, before it.
  ///
  /// @param stem the file name without its extension, or an egg fragment: `my_project-1.0`
  /// @return empty if the name does not fit or nothing follows it
  public static Optional<String> versionText(String stem, PackageName project) {
    for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
      if (PackageName.of(stem.substring(0, dash)).equals(project)) {
        String version = stem.substring(dash + 1);
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
      }
    }
    return Optional.empty();
  }

  private static SyntaxException invalid(String filename, int offset, String message) {
    return new SyntaxException("source distribution filename", filename, offset, message);
  }
}
