package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.search.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tells why nothing meets all requirements: pip's lines first, then what may help.
final class ConflictReport {
  private final Finder finder;
  private final RootNeeds roots;
  private final ResolutionRequest request;

  ConflictReport(Finder finder, RootNeeds roots, ResolutionRequest request) {
    this.finder = finder;
    this.roots = roots;
    this.request = request;
  }

  /// Makes the failure that the user sees.
  ///
  /// @throws PipAccelException if looking for hints fails
  ResolutionException explain(List<Cause<Need, Candidate>> causes) throws PipAccelException {
    List<Cause<Need, Candidate>> forPython = causes.stream().filter(this::refusesPython).toList();
    if (!forPython.isEmpty()) {
      return pythonFailure(forPython);
    }
    if (causes.size() == 1 && !isConstrained(causes.getFirst())) {
      return singleFailure(causes.getFirst());
    }
    return conflict(causes);
  }

  private boolean refusesPython(Cause<Need, Candidate> cause) {
    return cause.requirement() instanceof Need.OfPython need && !need.allows(request.python());
  }

  /// pip looks constraints up by the whole identifier here: one with extras has none.
  private boolean isConstrained(Cause<Need, Candidate> cause) {
    Identifier identifier = cause.requirement().identifier();
    return !identifier.hasExtras() && roots.constraints().containsKey(identifier.project());
  }

  private ResolutionException pythonFailure(List<Cause<Need, Candidate>> causes) {
    String python = request.python().toString();
    if (causes.size() == 1) {
      Cause<Need, Candidate> cause = causes.getFirst();
      return new ResolutionException(
          "Package '%s' requires a different Python: %s not in '%s'"
              .formatted(parentName(cause), python, specifiers(cause)));
    }
    List<String> lines = new ArrayList<>();
    for (Cause<Need, Candidate> cause : causes) {
      Candidate parent = cause.parent();
      lines.add(
          "'%s' (required by %s)"
              .formatted(specifiers(cause), parent == null ? "" : parent.describe()));
    }
    return new ResolutionException(
        "Packages require a different Python. " + python + " not in:",
        String.join("\n", lines),
        null,
        null);
  }

  private static String parentName(Cause<Need, Candidate> cause) {
    Candidate parent = cause.parent();
    return parent == null ? "" : parent.identifier().text();
  }

  private static String specifiers(Cause<Need, Candidate> cause) {
    return cause.requirement() instanceof Need.OfPython need ? need.specifiers().toString() : "";
  }

  private ResolutionException singleFailure(Cause<Need, Candidate> cause) throws PipAccelException {
    Need need = cause.requirement();
    PackageName project = need.identifier().project();
    String wanted =
        need instanceof Need.OfSpecifiers specified
            ? RequirementTexts.text(RequirementTexts.withoutMarker(specified.demand().required()))
            : need.describe();
    if (cause.parent() != null) {
      wanted += " (from " + parentName(cause) + ")";
    }
    Listing listing = finder.listing(project);
    boolean finalOnly = request.options().prereleases(project) == Prereleases.EXCLUDED;
    List<String> detail = new ArrayList<>();
    detail.add("No matching distribution found for " + wanted);
    String yanked = versions(listing, true);
    if (!yanked.isEmpty()) {
      detail.add("Ignored the following yanked versions: " + yanked);
    }
    SortedSet<String> otherPython = finder.skippedForPython();
    if (!otherPython.isEmpty()) {
      detail.add(
          "Ignored the following versions that require a different python version: "
              + String.join("; ", otherPython));
    }
    String standing = versions(listing, false);
    return new ResolutionException(
        finder.isLocked(project) && !listing.usable().isEmpty()
            ? locked(project, wanted, standing, finalOnly)
            : "Could not find a %s that satisfies the requirement %s (from versions: %s)"
                .formatted(
                    finalOnly ? "final version" : "version",
                    wanted,
                    standing.isEmpty() ? "none" : standing),
        String.join("\n", detail),
        new ConflictHints(finder, request).about(project, need).orElse(null),
        null);
  }

  private static String locked(
      PackageName project, String wanted, String version, boolean finalOnly) {
    boolean refused =
        finalOnly && Version.tryParse(version).filter(Version::isPrerelease).isPresent();
    return refused
        ? "A pre-release version %s is specified in a provided lock file for %s but only final versions are allowed"
            .formatted(version, project)
        : "The requirement %s is not compatible with version %s specified in a provided lock file"
            .formatted(wanted, version);
  }

  private static String versions(Listing listing, boolean yanked) throws PipAccelException {
    return listing.usable().stream()
        .filter(file -> file.isYanked() == yanked)
        .map(FoundFile::version)
        .distinct()
        .sorted()
        .map(Version::toString)
        .collect(Collectors.joining(", "));
  }

  private ResolutionException conflict(List<Cause<Need, Candidate>> causes)
      throws PipAccelException {
    SortedSet<String> triggers = new TreeSet<>();
    Set<Identifier> identifiers = new LinkedHashSet<>();
    for (Cause<Need, Candidate> cause : causes) {
      triggers.add(trigger(cause));
      identifiers.add(cause.requirement().identifier());
    }
    StringBuilder detail = new StringBuilder("The conflict is caused by:\n");
    detail.append(causes(causes));
    SortedSet<String> empty = new TreeSet<>();
    for (Identifier identifier : identifiers) {
      if (!identifier.hasExtras() && roots.constraints().containsKey(identifier.project())) {
        detail
            .append("\n    The user requested (constraint) ")
            .append(identifier)
            .append(roots.constraintOn(identifier).describe());
      }
      if (isMissing(identifier)) {
        empty.add(identifier.text());
      }
    }
    if (!empty.isEmpty()) {
      detail
          .append("\n\nAdditionally, some packages in these conflicts have no matching")
          .append(" distributions available for your environment:\n    ")
          .append(String.join("\n    ", empty));
    }
    detail
        .append("\n\nResolutionImpossible: for help visit ")
        .append("https://pip.pypa.io/en/latest/topics/dependency-resolution/")
        .append("#dealing-with-dependency-conflicts");
    return new ResolutionException(
        "Cannot install "
            + joined(List.copyOf(triggers))
            + " because these package versions have conflicting dependencies.",
        detail.toString(),
        "To fix this you could try to:\n"
            + "1. loosen the range of package versions you've specified\n"
            + "2. remove package versions to allow pip to attempt to solve the dependency conflict",
        null);
  }

  private boolean isMissing(Identifier identifier) throws PipAccelException {
    return !identifier.equals(Identifier.PYTHON)
        && request.installed().find(identifier.project()).isEmpty()
        && finder.listing(identifier.project()).usable().isEmpty();
  }

  /// Who brings a requirement: the user's own words, or the project by way of which it comes.
  private static String trigger(Cause<Need, Candidate> cause) {
    return switch (cause.parent()) {
      case null -> cause.requirement().describe();
      case Candidate.FromLink parent -> {
        Demand asking = parent.demand().parent();
        if (asking != null) {
          yield asking.requirement() == null ? "None" : asking.requirement().displayName();
        }
        yield parent.demand().source().orElse(parent.project() + "==" + parent.version());
      }
      case Candidate parent -> parent.identifier() + "==" + parent.version();
    };
  }

  private static String joined(List<String> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /// One line for each cause.
  static String causes(List<Cause<Need, Candidate>> causes) {
    List<String> lines = new ArrayList<>();
    for (Cause<Need, Candidate> cause : causes) {
      Candidate parent = cause.parent();
      lines.add(
          "    "
              + (parent == null
                  ? "The user requested "
                  : parent.identifier() + " " + parent.version() + " depends on ")
              + cause.requirement().describe());
    }
    return String.join("\n", lines);
  }
}
