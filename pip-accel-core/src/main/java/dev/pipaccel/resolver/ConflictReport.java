package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.search.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells why nothing meets all requirements: pip's lines first, then what may help.
final class ConflictReport {
  private final Finder finder;
  private final RootNeeds roots;
  private final ResolutionRequest request;
  private final ConflictProof proof;
  private final ConflictHints hints;

  ConflictReport(
      Finder finder,
      CandidateFactory candidates,
      RootNeeds roots,
      ResolutionRequest request,
      ConflictProof proof) {
    this.finder = finder;
    this.roots = roots;
    this.request = request;
    this.proof = proof;
    this.hints = new ConflictHints(finder, candidates, request);
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
    return cause.requirement() instanceof Need.OfPython need && !need.met();
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
      var failure =
          new ResolutionException(
              "Package '%s' requires a different Python: %s not in '%s'"
                  .formatted(parentName(cause), python, specifiers(cause)));
      if (cause.parent() instanceof Candidate.FromLink parent
          && !parent.demand().chain().isEmpty()) {
        failure.neededFor(parent.demand().request());
      }
      return failure;
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
    var failure =
        new ResolutionException(
            finder.isLocked(project) && !listing.usable().isEmpty()
                ? locked(project, wanted, standing, finalOnly)
                : "Could not find a %s that satisfies the requirement %s (from versions: %s)"
                    .formatted(
                        finalOnly ? "final version" : "version",
                        wanted,
                        standing.isEmpty() ? "none" : standing),
            null,
            detail.isEmpty() ? null : String.join("\n", detail),
            need instanceof Need.Unavailable unavailable
                ? unavailable.reason()
                : hints.about(project, specifiers(List.of(need))).orElse(null),
            "No matching distribution found for " + wanted);
    request(cause).ifPresent(failure::neededFor);
    return failure;
  }

  /// Returns a requirement with all who ask for it, where that is more than the message says.
  private static Optional<String> request(Cause<Need, Candidate> cause) {
    int told = cause.parent() == null ? 0 : 1;
    return cause.requirement() instanceof Need.OfSpecifiers(Identifier about, Demand demand)
            && demand.chain().size() > told
        ? Optional.of(demand.request())
        : Optional.empty();
  }

  private static SpecifierSet specifiers(List<Need> needs) {
    SpecifierSet all = SpecifierSet.any();
    for (Need need : needs) {
      if (need instanceof Need.OfSpecifiers specified) {
        all = all.and(specified.demand().specifiers());
      }
    }
    return all;
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
    StringBuilder explanation = new StringBuilder("\nThe conflict is caused by:\n");
    explanation.append(causes(causes));
    SortedSet<String> empty = new TreeSet<>();
    for (Identifier identifier : identifiers) {
      if (!identifier.hasExtras() && roots.constraints().containsKey(identifier.project())) {
        explanation
            .append("\n    The user requested (constraint) ")
            .append(identifier)
            .append(roots.constraintOn(identifier).describe());
      }
      if (isMissing(identifier)) {
        empty.add(identifier.text());
      }
    }
    if (!empty.isEmpty()) {
      explanation
          .append("\n\nAdditionally, some packages in these conflicts have no matching")
          .append(" distributions available for your environment:\n    ")
          .append(String.join("\n    ", empty));
    }
    List<String> derivation = proof.sentences();
    if (!derivation.isEmpty()) {
      explanation.append("\n\n").append(String.join("\n", derivation));
    }
    explanation.append(
        """


        To fix this you could try to:
        1. loosen the range of package versions you've specified
        2. remove package versions to allow pip to attempt to solve the dependency conflict
        """);
    return new ResolutionException(
        "Cannot install "
            + joined(List.copyOf(triggers))
            + " because these package versions have conflicting dependencies.",
        explanation.toString(),
        null,
        hints(identifiers, causes),
        "ResolutionImpossible: for help visit"
            + " https://pip.pypa.io/en/latest/topics/dependency-resolution/"
            + "#dealing-with-dependency-conflicts");
  }

  private @Nullable String hints(Set<Identifier> identifiers, List<Cause<Need, Candidate>> causes)
      throws PipAccelException {
    Set<String> found = new LinkedHashSet<>();
    for (Identifier identifier : identifiers) {
      if (!identifier.equals(Identifier.PYTHON)) {
        List<Need> about =
            causes.stream()
                .map(Cause::requirement)
                .filter(need -> need.identifier().equals(identifier))
                .toList();
        SpecifierSet wanted = specifiers(about).and(roots.constraintOn(identifier).specifiers());
        hints.about(identifier.project(), wanted).ifPresent(found::add);
      }
    }
    return found.isEmpty() ? null : String.join("\n", found);
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
