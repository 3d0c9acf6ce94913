package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Tells requirements that name a URL, a folder or an archive from those that name a project.
final class LocalProjects {
  private static final Set<String> ARCHIVES =
      Set.of(
          ".zip",
          ".whl",
          ".tar.bz2",
          ".tbz",
          ".tar.gz",
          ".tgz",
          ".tar",
          ".tar.xz",
          ".txz",
          ".tlz",
          ".tar.lz",
          ".tar.lzma");
  private static final Set<String> SCHEMES = Set.of("http", "https", "file", "ftp");

  private final ProcessFacts facts;
  private final Report report;

  LocalProjects(ProcessFacts facts, Report report) {
    this.facts = facts;
    this.report = report;
  }

  /// What a text names.
  ///
  /// @param link empty if it names a project of an index
  /// @param extras of a path
  record Place(Optional<Link> link, SortedSet<ExtraName> extras) {}

  /// A path with the extras in square brackets behind it.
  record PathWithExtras(String path, SortedSet<ExtraName> extras) {}

  static boolean isUrl(String text) {
    Link link = new Link(text);
    return SCHEMES.contains(link.scheme()) || link.isVersionControl();
  }

  /// Finds out what a text names.
  Place find(String name, RequirementParser.Origin origin) throws RequirementsException {
    if (isUrl(name)) {
      Link link = new Link(name);
      if (link.isFile() && name.contains("../")) {
        link = url(Path.of(link.path()));
      }
      return new Place(Optional.of(link), Collections.emptySortedSet());
    }
    if (isNoPath(name)) {
      return new Place(Optional.empty(), Collections.emptySortedSet());
    }
    String absolute = facts.workingDirectory().resolve(name).normalize().toString();
    PathWithExtras stripped = withoutExtras(absolute, origin);
    return new Place(link(Path.of(stripped.path()), name, origin), stripped.extras());
  }

  private Optional<Link> link(Path path, String name, RequirementParser.Origin origin)
      throws RequirementsException {
    if (looksLikePath(name) && Files.isDirectory(path)) {
      if (isInstallable(path)) {
        return Optional.of(url(path));
      }
      throw new RequirementsException(
          origin.appendedTo(
              "Directory "
                  + PythonValues.quote(name)
                  + " is not installable. Neither 'setup.py' nor 'pyproject.toml' found."));
    }
    if (!isArchive(path)) {
      return Optional.empty();
    }
    if (Files.isRegularFile(path)) {
      return Optional.of(url(path));
    }
    int at = name.indexOf('@');
    if (at >= 0 && !looksLikePath(name.substring(0, at))) {
      return Optional.empty();
    }
    report.warn(
        "Requirement "
            + PythonValues.quote(name)
            + " looks like a filename, but the file does not exist");
    return Optional.of(url(path));
  }

  /// Tells whether a text surely names nothing on this machine. Most name projects, for which no
  /// path need be made.
  private static boolean isNoPath(String text) {
    return !text.isEmpty() && !text.endsWith("]") && !looksLikePath(text) && !isArchive(text);
  }

  private static boolean looksLikePath(String name) {
    return name.contains("/") || name.startsWith(".");
  }

  private static boolean isArchive(Path path) {
    Path name = path.getFileName();
    return name != null && isArchive(name.toString());
  }

  private static boolean isArchive(String name) {
    return ARCHIVES.contains(Link.extension(name).toLowerCase(Locale.ROOT));
  }

  private static boolean isInstallable(Path folder) {
    return Files.isRegularFile(folder.resolve("pyproject.toml"))
        || Files.isRegularFile(folder.resolve("setup.py"));
  }

  /// Returns the `file:` URL of a path as Python writes it.
  Link url(Path path) {
    Path absolute = facts.workingDirectory().resolve(path).normalize();
    String text = absolute.toString().replace('\\', '/');
    return new Link(
        "file://" + (text.startsWith("/") ? "" : "/") + PercentEncoding.encode(text, "/"));
  }

  /// Tells whether a path, relative to the working directory, is a folder.
  boolean isDirectory(String path) {
    return Files.isDirectory(facts.workingDirectory().resolve(path));
  }

  /// Cuts off extras: `./project[a,b]`.
  PathWithExtras withoutExtras(String path, RequirementParser.Origin origin)
      throws RequirementsException {
    int open = path.lastIndexOf('[');
    boolean hasExtras =
        open > 0
            && path.endsWith("]")
            && open < path.length() - 2
            && path.indexOf(']', open) == path.length() - 1;
    if (!hasExtras) {
      return new PathWithExtras(path, Collections.emptySortedSet());
    }
    String extras = path.substring(open).toLowerCase(Locale.ROOT);
    try {
      return new PathWithExtras(
          path.substring(0, open).stripTrailing(),
          new TreeSet<>(Requirement.parse("placeholder" + extras).extras()));
    } catch (SyntaxException e) {
      throw RequirementErrors.invalid(path, e, origin, Optional.empty());
    }
  }

  /// Returns what the user may have meant by a text that is no requirement.
  Optional<String> hint(String text) {
    if (text.contains("/")) {
      return Optional.of("It looks like a path." + aboutPath(text));
    }
    boolean comparison =
        text.contains("~=")
            || text.contains("==")
            || text.contains("!=")
            || text.contains("<")
            || text.contains(">");
    return text.contains("=") && !comparison
        ? Optional.of("= is not a valid operator. Did you mean == ?")
        : Optional.empty();
  }

  private String aboutPath(String text) {
    Path path = facts.workingDirectory().resolve(text);
    if (!Files.exists(path)) {
      return " File '" + text + "' does not exist.";
    }
    String exists = " The path does exist.";
    if (!beginsWithRequirement(path)) {
      return exists;
    }
    return exists
        + " The argument you provided ("
        + text
        + ") appears to be a requirements file. If that is the case, use the '-r' flag to install"
        + " the packages specified within it.";
  }

  private static boolean beginsWithRequirement(Path path) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      Optional<String> first =
          reader
              .lines()
              .map(PythonText::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .findFirst();
      if (first.isEmpty()) {
        return true;
      }
      String line = first.get();
      int comment = line.indexOf(" #");
      Requirement.parse(comment < 0 ? line : line.substring(0, comment));
      return true;
    } catch (IOException | UncheckedIOException | SyntaxException _) {
      // It only decides about a hint.
      return false;
    }
  }
}
