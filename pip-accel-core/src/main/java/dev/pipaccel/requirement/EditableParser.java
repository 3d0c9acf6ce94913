package dev.pipaccel.requirement;

import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.text.PythonText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/// Reads what `-e` may name: a folder, `name @ URL`, or the URL of a repository with `#egg=`.
final class EditableParser {
  private static final List<String> VERSION_CONTROL = List.of("bzr", "git", "hg", "svn");
  private static final String SCHEMES =
      "bzr+http, bzr+https, bzr+ssh, bzr+sftp, bzr+ftp, bzr+lp, bzr+file, git+http, git+https,"
          + " git+ssh, git+git, git+file, hg+file, hg+http, hg+https, hg+ssh, hg+static-http,"
          + " svn+ssh, svn+http, svn+https, svn+svn, svn+file";

  private final LocalProjects projects;

  EditableParser(LocalProjects projects) {
    this.projects = projects;
  }

  /// What an editable consists of.
  ///
  /// @param name the project with its marker, if the text names it
  record Parts(Optional<String> name, Link link, SortedSet<ExtraName> extras) {}

  Parts parse(String text, RequirementParser.Origin origin) throws RequirementsException {
    Optional<Parts> direct = direct(text);
    Parts parts = direct.isPresent() ? direct.get() : folderOrRepository(text, origin);
    boolean file = parts.link().url().startsWith("file:");
    if (!parts.link().isVersionControl() && !file) {
      throw new RequirementsException(
          origin.appendedTo(
              text
                  + " is not a valid editable requirement. It should either be a path to a local"
                  + " project or a VCS URL (beginning with "
                  + SCHEMES
                  + ")."));
    }
    if (parts.name().isEmpty() && !file) {
      throw new RequirementsException(
          origin.appendedTo(
              "Could not detect requirement name for '"
                  + text
                  + "', please specify one with your_package_name @ URL"));
    }
    return parts;
  }

  private static Optional<Parts> direct(String text) {
    try {
      Requirement requirement = Requirement.parse(text);
      return requirement
          .url()
          .map(url ->
              new Parts(
                  Optional.of(
                      requirement.displayName()
                          + requirement.marker().map(marker -> " ; " + marker).orElse("")),
                  new Link(url),
                  requirement.extras()));
    } catch (SyntaxException _) {
      // Then it is a path or a URL.
      return Optional.empty();
    }
  }

  private Parts folderOrRepository(String text, RequirementParser.Origin origin)
      throws RequirementsException {
    LocalProjects.PathWithExtras stripped = projects.withoutExtras(text, origin);
    String place = stripped.path();
    if (projects.isDirectory(place)) {
      place = projects.url(Path.of(place)).url();
    }
    if (place.toLowerCase(Locale.ROOT).startsWith("file:")) {
      Link link = new Link(place);
      return new Parts(egg(link, origin), link, stripped.extras());
    }
    String url = text;
    for (String name : VERSION_CONTROL) {
      if (text.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        url = name + "+" + text;
        break;
      }
    }
    Link link = new Link(url);
    return new Parts(egg(link, origin), link, Collections.emptySortedSet());
  }

  /// Returns the name that `#egg=` gives.
  ///
  /// @throws RequirementsException if that is no name of a project
  static Optional<String> egg(Link link, RequirementParser.Origin origin)
      throws RequirementsException {
    Optional<String> egg = link.egg();
    if (egg.isPresent() && !isProjectName(egg.get())) {
      throw new RequirementsException(
          origin.appendedTo(
              "The '" + egg.get() + "' egg fragment is invalid: from '" + link.redacted() + "'"),
          null,
          "Try using the Direct URL requirement syntax: 'name @ URL'",
          null);
    }
    return egg;
  }

  private static boolean isProjectName(String text) {
    if (text.isEmpty() || !isAlphanumeric(text.charAt(0))) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (!isAlphanumeric(character) && ".-_".indexOf(character) < 0) {
        return false;
      }
    }
    return isAlphanumeric(text.charAt(text.length() - 1));
  }

  private static boolean isAlphanumeric(char character) {
    return character < 128 && PythonText.isWord(character) && character != '_';
  }
}
