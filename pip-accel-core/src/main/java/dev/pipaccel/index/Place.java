package dev.pipaccel.index;

import dev.pipaccel.model.text.UrlParts;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.FileUrls;
import dev.pipaccel.url.Url;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Somewhere to look for a project: a page of an index or an element of `--find-links`.
sealed interface Place {
  /// Returns the URL that tells this place from others.
  String url();

  /// A page or archive at a server.
  record Remote(String url) implements Place {}

  /// A local page or archive.
  record LocalFile(String url, Path path) implements Place {}

  /// A local folder of archives and pages, given to `--find-links`.
  record Folder(String url, Path path) implements Place {}

  /// A local folder that holds an `index.html`, below a local index.
  record IndexFolder(String url, Path path) implements Place {}

  Set<String> SCHEMES =
      Set.of("http", "https", "file", "ftp", "ssh", "git", "hg", "bzr", "sftp", "svn");

  /// Finds out what a location is. One that is nothing is reported and left out, as in pip.
  ///
  /// @param isIndex whether a folder is an index's, not one of archives
  static Optional<Place> of(String location, boolean isIndex, Report report) {
    Optional<Path> existing = existing(location);
    Optional<Path> path = existing;
    String url = location;
    if (existing.isPresent()) {
      url = FileUrls.of(existing.get());
    } else if (location.startsWith("file:")) {
      path = FileUrls.path(location);
    } else if (SCHEMES.contains(baseScheme(location))) {
      return Optional.of(new Remote(location));
    } else {
      report.warn(
          "Location '%s' is ignored: it is either a non-existing path or lacks a specific scheme."
              .formatted(Url.parse(location).redacted()));
      return Optional.empty();
    }
    if (path.isPresent() && Files.isDirectory(path.get())) {
      return Optional.of(isIndex ? new IndexFolder(url, path.get()) : new Folder(url, path.get()));
    }
    if (path.isPresent() && Files.isRegularFile(path.get())) {
      return Optional.of(new LocalFile(url, path.get()));
    }
    report.warn(
        "Location '%s' is ignored: it is neither a file nor a directory.".formatted(location));
    return Optional.empty();
  }

  /// Tells whether a name ends as pages in HTML do.
  static boolean isHtml(String name) {
    return List.of(".html", ".htm").stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private static String baseScheme(String location) {
    String scheme = UrlParts.scheme(location);
    int plus = scheme.indexOf('+');
    return plus < 0 ? scheme : scheme.substring(0, plus);
  }

  private static Optional<Path> existing(String location) {
    try {
      return Optional.of(Path.of(location)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
