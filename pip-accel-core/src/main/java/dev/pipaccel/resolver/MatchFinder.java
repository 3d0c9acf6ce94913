package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.CandidateSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for the candidates that meet all that is asked of an identifier.
final class MatchFinder {
  private final Finder finder;
  private final CandidateFactory candidates;
  private final NeedFactory needs;
  private final RootNeeds roots;
  private final InstalledPackages installed;
  private final ResolverOptions options;
  private final Report report;
  private final Prefetcher prefetcher;
  private final Set<Link> warned = new HashSet<>();
  private final Map<PackageName, Integer> tried = new HashMap<>();

  MatchFinder(
      Finder finder,
      CandidateFactory candidates,
      NeedFactory needs,
      RootNeeds roots,
      Prefetcher prefetcher,
      ResolutionRequest request,
      Report report) {
    this.finder = finder;
    this.candidates = candidates;
    this.needs = needs;
    this.roots = roots;
    this.prefetcher = prefetcher;
    this.installed = request.installed();
    this.options = request.options();
    this.report = report;
  }

  /// Returns the candidates that meet what is required of an identifier and, if that has extras, of
  /// the project without them.
  CandidateSequence<Candidate> find(
      Identifier identifier, List<Need> required, List<Need> ofBasis, Set<Candidate> incompatible)
      throws PipAccelException {
    if (identifier.equals(Identifier.PYTHON)) {
      return python(required, incompatible);
    }
    List<Candidate> explicit = new ArrayList<>();
    List<Demand> specified = new ArrayList<>();
    for (Need need : required) {
      lookUp(need, explicit, specified);
    }
    if (identifier.hasExtras()) {
      addFromBasis(identifier, ofBasis, explicit, specified);
    }
    Constraint constraint = roots.constraintOn(identifier);
    if (!specified.isEmpty()) {
      if (!canHonour(constraint)) {
        return CandidateSequence.of(List.of());
      }
      addFromConstraint(identifier, constraint, specified.getFirst(), explicit);
    }
    if (explicit.isEmpty()) {
      return specified.isEmpty()
          ? CandidateSequence.of(List.of())
          : found(identifier, specified, constraint, incompatible);
    }
    List<Candidate> matching = new ArrayList<>();
    for (Candidate candidate : explicit) {
      if (!incompatible.contains(candidate)
          && constraint.isSatisfiedBy(candidate)
          && required.stream().allMatch(need -> need.isSatisfiedBy(candidate))) {
        matching.add(candidate);
      }
    }
    return CandidateSequence.of(matching);
  }

  private CandidateSequence<Candidate> python(List<Need> required, Set<Candidate> incompatible) {
    Candidate interpreter = candidates.python();
    boolean fits =
        !incompatible.contains(interpreter)
            && required.stream().allMatch(need -> need.isSatisfiedBy(interpreter));
    return CandidateSequence.of(fits ? List.of(interpreter) : List.of());
  }

  private void lookUp(Need need, List<Candidate> explicit, List<Demand> specified) {
    switch (need) {
      case Need.OfSpecifiers(Identifier about, Demand demand) -> specified.add(demand);
      case Need.OfCandidate(Candidate candidate) -> addDistinct(explicit, candidate);
      case Need.OfPython python -> {}
      case Need.Unavailable unavailable -> {}
    }
  }

  private static void addDistinct(List<Candidate> candidates, Candidate candidate) {
    if (!candidates.contains(candidate)) {
      candidates.add(candidate);
    }
  }

  /// What is asked of a project without extras holds for it with extras.
  private void addFromBasis(
      Identifier identifier, List<Need> ofBasis, List<Candidate> explicit, List<Demand> specified) {
    for (Need need : ofBasis) {
      switch (need) {
        case Need.OfSpecifiers(Identifier about, Demand demand) -> specified.add(demand);
        case Need.OfCandidate(Candidate.OfProject base) ->
            addDistinct(explicit, candidates.withExtras(base, identifier.extras(), base.demand()));
        case Need.OfCandidate other -> {}
        case Need.OfPython python -> {}
        case Need.Unavailable unavailable -> {}
      }
    }
  }

  private boolean canHonour(Constraint constraint) throws PipAccelException {
    for (Link link : constraint.links()) {
      if (needs.isUnsupportedWheel(link)) {
        return false;
      }
    }
    return true;
  }

  private void addFromConstraint(
      Identifier identifier, Constraint constraint, Demand template, List<Candidate> explicit)
      throws PipAccelException {
    for (Link link : constraint.links()) {
      Candidate.FromLink base =
          candidates.ofLink(template.forConstraint(link), identifier.project());
      if (base != null) {
        addDistinct(
            explicit,
            identifier.hasExtras()
                ? candidates.withExtras(base, identifier.extras(), base.demand())
                : base);
      }
    }
  }

  private CandidateSequence<Candidate> found(
      Identifier identifier,
      List<Demand> specified,
      Constraint constraint,
      Set<Candidate> incompatible)
      throws PipAccelException {
    Demand template = specified.getFirst();
    if (template.hashOptions().isEmpty() && !constraint.hashOptions().isEmpty()) {
      template = template.withHashOptions(constraint.hashOptions());
    }
    SpecifierSet specifiers = constraint.specifiers();
    Hashes hashes = constraint.hashes();
    SortedSet<ExtraName> extras = new TreeSet<>();
    for (Demand demand : specified) {
      specifiers = specifiers.and(demand.specifiers());
      hashes = hashes.and(demand.userHashes());
      extras.addAll(demand.extras());
    }
    var query = new IndexQuery(identifier.project(), specifiers, hashes, extras, template);
    Candidate candidate = installedCandidate(query);
    return new FoundCandidates(
        query,
        candidate != null && incompatible.contains(candidate) ? null : candidate,
        !isEligibleForUpgrade(identifier),
        incompatible);
  }

  private boolean isEligibleForUpgrade(Identifier identifier) {
    return switch (options.upgradeStrategy()) {
      case EAGER -> true;
      case ONLY_IF_NEEDED -> roots.isRequested(identifier);
      case TO_SATISFY_ONLY -> false;
    };
  }

  private @Nullable Candidate installedCandidate(IndexQuery query) throws PipAccelException {
    if (options.forceReinstall() || options.ignoreInstalled()) {
      return null;
    }
    Optional<InstalledPackage> distribution = installed.find(query.project);
    if (distribution.isEmpty()) {
      return null;
    }
    Version version = distribution.get().version();
    return query.specifiers.contains(version)
        ? query.withExtras(candidates.ofInstalled(distribution.get(), version, query.template))
        : null;
  }

  /// Returns what could be chosen for an identifier, as far as the search looked.
  Choices choices(Identifier identifier) throws PipAccelException {
    PackageName project = identifier.project();
    Map<Version, Choices.Choice> choices = new TreeMap<>(Comparator.reverseOrder());
    for (Candidate.OfProject named : candidates.named(project)) {
      choices.putIfAbsent(named.version(), new Choices.Choice(named.version(), named, true));
    }
    for (FoundFile file : finder.listing(project).usable()) {
      Candidate.FromLink made = candidates.known(file.file().link());
      var choice = new Choices.Choice(file.version(), made, false);
      if (made != null) {
        choices.merge(file.version(), choice, (known, more) -> known.made() == null ? more : known);
      } else if (!candidates.isDiscarded(file.file().link())) {
        choices.putIfAbsent(file.version(), choice);
      }
    }
    return new Choices(List.copyOf(choices.values()), this::findable);
  }

  private Set<Version> findable(Demand demand) {
    SpecifierSet specifiers = demand.specifiers();
    try {
      RankedFiles files = finder.applicable(demand.required().name(), specifiers, Hashes.none());
      Set<Version> versions = new HashSet<>();
      for (int rank = 0; ; rank++) {
        FoundFile file = chosen(files, specifiers, rank);
        if (file == null) {
          return versions;
        }
        versions.add(file.version());
      }
    } catch (PipAccelException e) {
      return Set.of();
    }
  }

  /// A yanked file counts only for a pin that nothing else meets (PEP 592).
  private static @Nullable FoundFile chosen(RankedFiles files, SpecifierSet specifiers, int rank)
      throws PipAccelException {
    return specifiers.isPinned() && files.standing(0) == null
        ? files.yanked(rank)
        : files.standing(rank);
  }

  /// A question to the finder, whose answers become candidates when they are tried.
  private final class IndexQuery implements FoundCandidates.Source {
    private final PackageName project;
    private final SpecifierSet specifiers;
    private final Hashes hashes;
    private final SortedSet<ExtraName> extras;
    private final Demand template;
    private @Nullable RankedFiles files;

    IndexQuery(
        PackageName project,
        SpecifierSet specifiers,
        Hashes hashes,
        SortedSet<ExtraName> extras,
        Demand template) {
      this.project = project;
      this.specifiers = specifiers;
      this.hashes = hashes;
      this.extras = extras;
      this.template = template;
    }

    @Override
    public @Nullable FoundFile file(int rank) throws PipAccelException {
      if (files == null) {
        files = finder.applicable(project, specifiers, hashes);
      }
      return chosen(files, specifiers, rank);
    }

    @Override
    public @Nullable Candidate make(FoundFile file)
        throws PipAccelException, InvalidMetadataException {
      Candidate.FromLink base = candidates.known(file);
      if (base == null) {
        prefetcher.lookBelow(file, project, tried.merge(project, 1, Integer::sum));
        base = candidates.ofFile(file, project, template);
      }
      return base == null ? null : withExtras(base);
    }

    Candidate withExtras(Candidate.OfProject base) {
      return extras.isEmpty() ? base : candidates.withExtras(base, extras, template);
    }

    @Override
    public void warn(FoundFile file, InvalidMetadataException problem) {
      if (warned.add(file.file().link())) {
        report.warn(
            "Ignoring version %s of %s since it has invalid metadata:\n%s"
                .formatted(file.version(), problem.project(), problem.getMessage()));
      }
    }

    @Override
    public PipAccelException fail(InvalidMetadataException problem) {
      return CandidateFactory.failure(problem);
    }
  }
}
