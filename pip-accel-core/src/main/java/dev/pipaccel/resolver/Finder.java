package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the files of a project that could be installed, and remembers what it found. Safe for use
/// by several threads.
final class Finder {
  private final PackageProvider provider;
  private final FileEvaluator evaluator;
  private final FileRanking ranking;
  private final Map<PackageName, Listing> listings = new ConcurrentHashMap<>();
  private final Set<PackageName> searched = ConcurrentHashMap.newKeySet();
  private final Map<Query, RankedFiles> answers = new ConcurrentHashMap<>();

  Finder(PackageProvider provider, ResolutionRequest request) {
    this.provider = provider;
    this.evaluator = new FileEvaluator(request.tags(), request.python(), request.options());
    this.ranking = new FileRanking(request.options());
  }

  /// Returns what there is of a project, usable or not.
  Listing listing(PackageName project) throws PipAccelException {
    search(project);
    return known(project);
  }

  private void search(PackageName project) {
    if (searched.add(project)) {
      provider.searched(project);
    }
  }

  private Listing known(PackageName project) throws PipAccelException {
    Listing known = listings.get(project);
    if (known == null) {
      known = Listing.of(provider.files(project), project, evaluator);
      requireUsableIfLocked(project, known);
      listings.put(project, known);
    }
    return known;
  }

  private void requireUsableIfLocked(PackageName project, Listing listing)
      throws PipAccelException {
    Optional<String> lock = provider.lockFile(project);
    if (lock.isPresent() && listing.usable().isEmpty() && !listing.unusable().isEmpty()) {
      throw new ResolutionException(
          "Could not install locked package '%s' from '%s': %s"
              .formatted(project, lock.get(), listing.unusable().getFirst().detail()));
    }
  }

  /// Tells whether a lock file names the only file of a project.
  boolean isLocked(PackageName project) {
    return provider.lockFile(project).isPresent();
  }

  /// Returns what kept places from telling of a project.
  List<String> hints(PackageName project) {
    return provider.hints(project);
  }

  /// Returns the files whose version and digest will do, best first; yanked files among them.
  RankedFiles applicable(PackageName project, SpecifierSet specifiers, Hashes hashes)
      throws PipAccelException {
    search(project);
    return guess(project, specifiers, hashes);
  }

  /// The same ahead of the search: the project does not count as searched.
  RankedFiles guess(PackageName project, SpecifierSet specifiers, Hashes hashes)
      throws PipAccelException {
    Query query = new Query(project, specifiers, hashes);
    RankedFiles known = answers.get(query);
    if (known == null) {
      known = ranking.applicable(known(project), project, specifiers, hashes);
      answers.put(query, known);
    }
    return known;
  }

  /// Returns the reasons of all files of the projects searched so far that need another Python.
  SortedSet<String> skippedForPython() throws PipAccelException {
    SortedSet<String> reasons = new TreeSet<>();
    for (Map.Entry<PackageName, Listing> entry : listings.entrySet()) {
      if (searched.contains(entry.getKey())) {
        reasons.addAll(entry.getValue().details(FileVerdict.Reason.PYTHON));
      }
    }
    return reasons;
  }

  private record Query(PackageName project, SpecifierSet specifiers, Hashes hashes) {}
}
