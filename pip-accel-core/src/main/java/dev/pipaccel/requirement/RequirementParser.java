package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Reads single requirements as pip does: `name[extra]>=1; marker`, `name @ URL`, a URL, the path
/// of a project or an archive, each perhaps with extras; or, for `-e`, a project or a repository.
public final class RequirementParser {
  private final LocalProjects projects;
  private final EditableParser editables;

  /// @param report gets a warning about what looks like a file that isn't there
  public RequirementParser(ProcessFacts facts, Report report) {
    this.projects = new LocalProjects(facts, report);
    this.editables = new EditableParser(projects);
  }

  /// Where a requirement was found.
  ///
  /// @param origin as in `-r requirements.txt (line 3)`
  /// @param line as in `line 3 of requirements.txt`, for messages
  public record Origin(Optional<String> origin, Optional<String> line, boolean constraint) {
    /// The command line.
    public static final Origin ARGUMENT = new Origin(Optional.empty(), Optional.empty(), false);

    /// Appends the line to a message.
    String appendedTo(String message) {
      return message + line.map(place -> " (from " + place + ")").orElse("");
    }
  }

  /// Reads an argument, or what stands on a line before its options.
  ///
  /// @throws RequirementsException naming the line, if the text is no requirement
  public RootRequirement line(
      String text, List<Hash> hashes, ConfigSettings settings, Origin origin)
      throws RequirementsException {
    String separator = LocalProjects.isUrl(text) ? "; " : ";";
    int end = text.indexOf(separator);
    String name = PythonText.strip(end < 0 ? text : text.substring(0, end));
    Optional<Marker> marker = Optional.empty();
    if (end >= 0) {
      marker = marker(PythonText.strip(text.substring(end + separator.length())), name, origin);
    }
    LocalProjects.Place place = projects.find(name, origin);
    Optional<Requirement> requirement =
        place.link().isPresent()
            ? named(place.link().get(), origin)
            : Optional.of(requirement(name, origin));
    return root(
        requirement, place.link(), place.extras(), false, marker, hashes, settings, text, origin);
  }

  /// Reads what `-e` names.
  ///
  /// @throws RequirementsException naming the line, if it is neither a project nor a repository
  public RootRequirement editable(String text, ConfigSettings settings, Origin origin)
      throws RequirementsException {
    if (origin.constraint()) {
      throw new RequirementsException(
          origin.appendedTo("Editable requirements are not allowed as constraints"));
    }
    EditableParser.Parts parts = editables.parse(text, origin);
    Optional<Requirement> requirement = Optional.empty();
    if (parts.name().isPresent()) {
      requirement = Optional.of(requirement(parts.name().get(), origin));
    }
    return root(
        requirement,
        Optional.of(parts.link()),
        parts.extras(),
        true,
        Optional.empty(),
        List.of(),
        settings,
        text,
        origin);
  }

  private static Optional<Marker> marker(String text, String name, Origin origin)
      throws RequirementsException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Marker.parse(text));
    } catch (SyntaxException e) {
      throw RequirementErrors.invalid(name, e, origin, Optional.empty());
    }
  }

  /// The requirement that a link stands for: a wheel's name and version, else what `#egg=` names.
  private Optional<Requirement> named(Link link, Origin origin) throws RequirementsException {
    if (!link.isWheel()) {
      Optional<String> egg = EditableParser.egg(link, origin);
      return egg.isEmpty() ? Optional.empty() : Optional.of(requirement(egg.get(), origin));
    }
    try {
      WheelFilename filename = WheelFilename.parse(link.filename());
      return Optional.of(requirement(filename.name() + "==" + filename.version(), origin));
    } catch (SyntaxException e) {
      throw new RequirementsException(
          origin.appendedTo("Invalid wheel filename: " + link.filename() + ": " + e.getMessage()),
          e);
    }
  }

  private Requirement requirement(String text, Origin origin) throws RequirementsException {
    try {
      return Requirement.parse(text);
    } catch (SyntaxException e) {
      throw RequirementErrors.invalid(text, e, origin, projects.hint(text));
    }
  }

  private static RootRequirement root(
      Optional<Requirement> requirement,
      Optional<Link> link,
      SortedSet<ExtraName> extras,
      boolean editable,
      Optional<Marker> marker,
      List<Hash> hashes,
      ConfigSettings settings,
      String text,
      Origin origin) {
    return new RootRequirement(
        requirement,
        link.or(() -> requirement.flatMap(Requirement::url).map(Link::new)),
        editable,
        extras.isEmpty() ? requirement.map(Requirement::extras).orElse(extras) : extras,
        marker.or(() -> requirement.flatMap(Requirement::marker)),
        hashes,
        settings,
        origin.origin(),
        origin.constraint(),
        !origin.constraint(),
        text);
  }
}
