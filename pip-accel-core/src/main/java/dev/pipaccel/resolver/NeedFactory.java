package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.marker.MarkerEvaluationException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.Cursor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Turns what users and metadata ask for into what the search works with.
final class NeedFactory {
  private final CandidateFactory candidates;
  private final MarkerEnvironment markers;
  private final TagSet tags;
  private final ResolverOptions options;
  private final Report report;
  private final Map<Candidate, NeedList> dependencies = new IdentityHashMap<>();

  NeedFactory(CandidateFactory candidates, ResolutionRequest request, Report report) {
    this.candidates = candidates;
    this.markers = request.markers();
    this.tags = request.tags();
    this.options = request.options();
    this.report = report;
  }

  /// Returns what a demand means: nothing if its marker does not hold; two needs for a project with
  /// extras whose version or link is given, so that this limits the project without extras, too.
  ///
  /// @param extras of the candidate whose metadata makes the demand
  List<Need> needsOf(Demand demand, Set<ExtraName> extras) throws PipAccelException {
    Marker marker = demand.marker();
    if (marker != null && !holds(marker, demand, extras)) {
      report.say(
          "Ignoring %s: markers '%s' don't match your environment"
              .formatted(nameOf(demand), marker));
      return List.of();
    }
    if (demand.link() != null) {
      return needsOfLink(demand, demand.link());
    }
    Need need = Need.OfSpecifiers.of(demand);
    return demand.extras().isEmpty() || demand.specifiers().isEmpty()
        ? List.of(need)
        : List.of(Need.OfSpecifiers.of(demand.withoutExtras()), need);
  }

  private boolean holds(Marker marker, Demand demand, Set<ExtraName> extras)
      throws ResolutionException {
    try {
      return marker.evaluate(markers, extras);
    } catch (MarkerEvaluationException e) {
      throw new ResolutionException(
          "The marker of " + demand.describe() + " has no value: " + e.getMessage(), e);
    }
  }

  private static String nameOf(Demand demand) {
    Requirement requirement = demand.requirement();
    return requirement == null ? demand.describe() : requirement.displayName();
  }

  private List<Need> needsOfLink(Demand demand, Link link) throws PipAccelException {
    refuseUnsupportedWheel(link);
    Requirement requirement = demand.requirement();
    PackageName project = requirement == null ? null : requirement.name();
    Candidate.FromLink candidate =
        candidates.ofLink(demand.extras().isEmpty() ? demand : demand.withoutExtras(), project);
    if (candidate == null) {
      // A named link may yet give way to another candidate; what the user wrote without a name
      // may not.
      if (project == null) {
        throw candidates.problemWith(link);
      }
      String reason = String.valueOf(candidates.problemWith(link).getMessage());
      return List.of(new Need.Unavailable(project, reason));
    }
    Need base = new Need.OfCandidate(candidate);
    return demand.extras().isEmpty()
        ? List.of(base)
        : List.of(
            base,
            new Need.OfCandidate(
                candidates.withExtras(candidate, demand.extras(), candidate.demand())));
  }

  /// Fails if a link leads to a wheel that the target does not support.
  void refuseUnsupportedWheel(Link link) throws ResolutionException {
    if (!isUnsupportedWheel(link)) {
      return;
    }
    throw new ResolutionException(link.filename() + " is not a supported wheel on this platform.");
  }

  boolean isUnsupportedWheel(Link link) throws ResolutionException {
    if (!link.isWheel()) {
      return false;
    }
    try {
      return tags.rank(WheelFilename.parse(link.filename()).tags()).isEmpty();
    } catch (SyntaxException e) {
      throw new ResolutionException(link.filename() + " is not a valid wheel filename", e);
    }
  }

  /// Returns what a candidate needs, each made when it is reached.
  Cursor<Need> dependenciesOf(Candidate candidate) {
    return dependencies.computeIfAbsent(candidate, this::listOf).cursor();
  }

  private NeedList listOf(Candidate candidate) {
    NeedList list = new NeedList();
    switch (candidate) {
      case Candidate.FromLink fromLink -> {
        // First, so that nothing is fetched for an interpreter that will not do.
        list.then(() -> list.add(python(fromLink.metadata())));
        addRequirements(list, fromLink, Set.of(), fromLink.demand());
      }
      case Candidate.Installed installed ->
          addRequirements(list, installed, Set.of(), installed.demand());
      case Candidate.WithExtras withExtras -> {
        list.then(() -> list.add(List.of(new Need.OfCandidate(withExtras.base()))));
        if (!options.noDependencies()) {
          list.then(() ->
              addRequirements(list, withExtras.base(), provided(withExtras), withExtras.demand()));
        }
      }
      case Candidate.Python python -> {}
    }
    return list;
  }

  private List<Need> python(CoreMetadata metadata) {
    Optional<SpecifierSet> python = metadata.requiresPython();
    return options.ignoreRequiresPython() || python.isEmpty() || python.get().isEmpty()
        ? List.of()
        : List.of(Need.OfPython.of(python.get(), candidates.python().version()));
  }

  /// The extras asked for that the distribution has.
  private Set<ExtraName> provided(Candidate.WithExtras candidate) throws PipAccelException {
    Set<ExtraName> offered = metadataOf(candidate.base()).providesExtra();
    SortedSet<ExtraName> provided = new TreeSet<>();
    for (ExtraName extra : candidate.extras()) {
      if (offered.contains(extra)) {
        provided.add(extra);
      } else {
        report.warn(
            "%s %s does not provide the extra '%s'"
                .formatted(candidate.base().project(), candidate.version(), extra));
      }
    }
    return provided;
  }

  private void addRequirements(
      NeedList list, Candidate.OfProject candidate, Set<ExtraName> extras, Demand parent) {
    if (options.noDependencies()) {
      return;
    }
    list.then(() -> {
      for (Requirement requirement : metadataOf(candidate).requiresDist()) {
        Demand demand = Demand.of(requirement, parent);
        list.then(() -> list.add(needsOfDependency(demand, extras)));
      }
    });
  }

  private List<Need> needsOfDependency(Demand demand, Set<ExtraName> extras)
      throws PipAccelException {
    Marker marker = demand.marker();
    return marker == null || holds(marker, demand, extras) ? needsOf(demand, extras) : List.of();
  }

  private static CoreMetadata metadataOf(Candidate.OfProject candidate) throws PipAccelException {
    return switch (candidate) {
      case Candidate.FromLink fromLink -> fromLink.metadata();
      case Candidate.Installed installed -> installed.distribution().metadata();
    };
  }
}
