package dev.pipaccel.resolver;

import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.marker.MarkerEvaluationException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.requirement.RootRequirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Walks ahead of the search, so that pages and metadata are there when the search asks for them:
/// for each project the file that would be chosen if nothing else limited it, then what that needs;
/// and where the search goes from version to version, those that come next.
///
/// A guess may be wrong; it costs a request and changes no answer, and its failure is silent. The
/// walk goes past a wheel only where its metadata can be had cheaply: nothing is built and no
/// archive is fetched for a guess.
final class Prefetcher implements AutoCloseable {
  private static final int TRIED_BEFORE_LOOKING = 3;
  private static final int MOST_AHEAD = 20;

  private final Finder finder;
  private final PackageProvider provider;
  private final SharedMetadata metadata;
  private final ResolutionRequest request;
  private final Map<PackageName, SpecifierSet> limits = new HashMap<>();
  private final Map<PackageName, Integer> reached = new HashMap<>();
  private final Set<Guess> guesses = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Prefetcher(
      Finder finder, PackageProvider provider, SharedMetadata metadata, ResolutionRequest request) {
    this.finder = finder;
    this.provider = provider;
    this.metadata = metadata;
    this.request = request;
  }

  /// Starts from what the user asks for. Returns at once.
  void start() {
    for (RootRequirement constraint : request.constraints()) {
      constraint.requirement().ifPresent(this::limit);
    }
    List<Requirement> requirements = new ArrayList<>();
    for (RootRequirement root : request.requirements()) {
      if (root.link().isEmpty()) {
        root.requirement().ifPresent(requirements::add);
      }
    }
    requirements.forEach(this::limit);
    ask(requirements, Set.of());
  }

  /// What the user says of a project holds for whoever depends on it.
  private void limit(Requirement requirement) {
    if (requirement.url().isEmpty() && holds(requirement, Set.of())) {
      limits.merge(requirement.name(), requirement.specifiers(), SpecifierSet::and);
    }
  }

  private void ask(List<Requirement> requirements, Set<ExtraName> extras) {
    SortedSet<PackageName> projects = new TreeSet<>();
    List<Guess> fresh = new ArrayList<>();
    for (Requirement requirement : requirements) {
      if (requirement.url().isEmpty()
          && holds(requirement, extras)
          && !isSatisfiedByInstalled(requirement)) {
        SpecifierSet limit = limits.getOrDefault(requirement.name(), SpecifierSet.any());
        Guess guess =
            new Guess(
                requirement.name(), limit.and(requirement.specifiers()), requirement.extras());
        if (guesses.add(guess)) {
          projects.add(requirement.name());
          fresh.add(guess);
        }
      }
    }
    provider.prefetch(projects);
    for (Guess guess : fresh) {
      Thread.ofVirtual().start(() -> follow(guess));
    }
  }

  private boolean holds(Requirement requirement, Set<ExtraName> extras) {
    try {
      return requirement.marker().isEmpty()
          || requirement.marker().get().evaluate(request.markers(), extras);
    } catch (MarkerEvaluationException e) {
      return false;
    }
  }

  private boolean isSatisfiedByInstalled(Requirement requirement) {
    ResolverOptions options = request.options();
    if (options.upgradeStrategy() != UpgradeStrategy.TO_SATISFY_ONLY
        || options.forceReinstall()
        || options.ignoreInstalled()) {
      return false;
    }
    Optional<InstalledPackage> installed = request.installed().find(requirement.name());
    try {
      return installed.isPresent() && requirement.specifiers().contains(installed.get().version());
    } catch (PipAccelException e) {
      return false;
    }
  }

  private void follow(Guess guess) {
    try {
      FoundFile best = finder.guess(guess.project, guess.specifiers, Hashes.none()).standing(0);
      if (best == null || best.wheel() == null || closed) {
        return;
      }
      Optional<CoreMetadata> read = metadata.early(best.file());
      if (closed || read.isEmpty() || request.options().noDependencies()) {
        return;
      }
      ask(read.get().requiresDist(), Set.of());
      if (!guess.extras.isEmpty()) {
        ask(read.get().requiresDist(), guess.extras);
      }
    } catch (PipAccelException e) {
      // The search will meet the failure again if the guess was right.
      return;
    }
  }

  /// Asks for the metadata of older versions than the one that the search tries, if it has tried
  /// several of the project: the more it has tried, the more of them. What limits the project now
  /// does not count, for that changes with the versions of others. Returns at once.
  ///
  /// @param tried how many files of the project the search has asked for
  void lookBelow(FoundFile found, PackageName project, int tried) throws PipAccelException {
    if (tried < TRIED_BEFORE_LOOKING) {
      return;
    }
    SpecifierSet limit = limits.getOrDefault(project, SpecifierSet.any());
    RankedFiles files = finder.guess(project, limit, Hashes.none());
    int rank = reached.getOrDefault(project, 0);
    FoundFile file = files.standing(rank);
    while (file != null && file.version().compareTo(found.version()) >= 0) {
      file = files.standing(++rank);
    }
    reached.put(project, rank);
    Version before = found.version();
    for (int left = Math.min(MOST_AHEAD, tried); file != null && left > 0; ) {
      if (file.wheel() != null && !file.version().equals(before)) {
        before = file.version();
        left--;
        ProjectFile wheel = file.file();
        if (!metadata.isAskedFor(wheel)) {
          Thread.ofVirtual().start(() -> ask(wheel));
        }
      }
      file = files.standing(++rank);
    }
  }

  private void ask(ProjectFile file) {
    try {
      if (!closed) {
        metadata.early(file);
      }
    } catch (PipAccelException e) {
      // The search will meet the failure again if it comes here.
      return;
    }
  }

  /// Starts nothing more; what is under way ends by itself.
  @Override
  public void close() {
    closed = true;
  }

  private record Guess(PackageName project, SpecifierSet specifiers, SortedSet<ExtraName> extras) {}
}
