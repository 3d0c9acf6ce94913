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
/// for each project the file that would be chosen if nothing else limited it, then what that needs.
///
/// A guess may be wrong; it costs a request and changes no answer, and its failure is silent. The
/// walk goes past a file only where the index has its metadata apart: nothing is built and no
/// archive is fetched for a guess.
final class Prefetcher implements AutoCloseable {
  private final Finder finder;
  private final PackageProvider provider;
  private final SharedMetadata metadata;
  private final ResolutionRequest request;
  private final Map<PackageName, SpecifierSet> limits = new HashMap<>();
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
      ProjectFile file = best.file();
      ResolverOptions options = request.options();
      if (file.metadata().isEmpty() || options.requireHashes() || options.noDependencies()) {
        provider.prefetchMetadata(file);
        return;
      }
      CoreMetadata read =
          metadata.of(
              file, new CandidateContext(guess.project.text(), Optional.empty(), List.of()));
      if (!closed) {
        ask(read.requiresDist(), Set.of());
        if (!guess.extras.isEmpty()) {
          ask(read.requiresDist(), guess.extras);
        }
      }
    } catch (PipAccelException e) {
      // The search will meet the failure again if the guess was right.
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
