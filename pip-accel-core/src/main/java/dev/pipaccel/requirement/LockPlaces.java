package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.text.UrlParts;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.url.FileUrls;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Finds out where the paths and URLs in a lock file lead to. A path goes first and is relative to
/// the lock file; a lock file from the web must not lead elsewhere by a path.
final class LockPlaces {
  private static final String SUBDIRECTORY = "#subdirectory=";

  private final ProcessFacts facts;

  LockPlaces(ProcessFacts facts) {
    this.facts = facts;
  }

  /// Returns the URL of a file or repository, one of path and URL being there.
  ///
  /// @param lock the path or URL of the lock file
  String url(String lock, Optional<String> path, Optional<String> url)
      throws RequirementsException {
    if (path.isEmpty()) {
      return url.orElseThrow();
    }
    boolean remote = RequirementsFileReader.isUrl(lock);
    if (Path.of(path.get()).isAbsolute()) {
      if (remote) {
        throw new RequirementsException(
            "Absolute paths are not supported in pylock files obtained from a URL: %s in %s"
                .formatted(PythonValues.quote(path.get()), PythonValues.quote(lock)));
      }
      return FileUrls.of(Path.of(path.get()));
    }
    if (remote) {
      return beside(lock, path.get());
    }
    Path file = facts.workingDirectory().resolve(lock);
    return FileUrls.of(file.resolveSibling(path.get()));
  }

  private static String beside(String lock, String path) throws RequirementsException {
    UrlParts base = UrlParts.split(lock);
    UrlParts target = base.resolve(path);
    if (!target.scheme().equals(base.scheme()) || !target.authority().equals(base.authority())) {
      throw new RequirementsException(
          "Path %s in pylock file obtained from a URL resolves outside its location: %s"
              .formatted(PythonValues.quote(path), PythonValues.quote(lock)));
    }
    return target.toString();
  }

  /// Returns a URL with the fragment that names a folder inside what it leads to.
  String withSubdirectory(String lock, String url, Optional<String> subdirectory)
      throws RequirementsException {
    if (subdirectory.isEmpty() || subdirectory.get().isEmpty()) {
      return url;
    }
    if (url.indexOf('#') >= 0) {
      throw new RequirementsException(
          ("Package URL %s cannot contain fragments in combination with subdirectory field (in"
                  + " %s)")
              .formatted(PythonValues.quote(url), PythonValues.quote(lock)));
    }
    return url + SUBDIRECTORY + subdirectory.get();
  }

  /// Returns the URL of a local project.
  String directory(String lock, String path, Optional<String> subdirectory)
      throws RequirementsException {
    if (RequirementsFileReader.isUrl(lock) && !lock.toLowerCase(Locale.ROOT).startsWith("file:")) {
      throw new RequirementsException(
          "Directory entries are not supported in remote pylock.toml " + PythonValues.quote(lock));
    }
    String url = url(lock, Optional.of(path), Optional.empty());
    String folder = url.endsWith("/") ? url : url + "/";
    return subdirectory
            .filter(below -> !below.isEmpty())
            .map(below -> folder + below)
            .orElse(folder)
        + (subdirectory.filter(below -> !below.isEmpty() && !below.endsWith("/")).isPresent()
            ? "/"
            : "");
  }
}
