package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.ArrayList;
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
  private final Map<Query, List<FoundFile>> answers = new ConcurrentHashMap<>();

  Finder(PackageProvider provider, ResolutionRequest request) {
    this.provider = provider;
    this.evaluator = new FileEvaluator(request.tags(), request.python(), request.options());
    this.ranking = new FileRanking(request.options());
  }

  /// Returns what there is of a project, usable or not.
  Listing listing(PackageName project) throws PipAccelException {
    searched.add(project);
    return known(project);
  }

  private Listing known(PackageName project) throws PipAccelException {
    Listing known = listings.get(project);
    if (known == null) {
      known = evaluate(project, provider.files(project));
      listings.put(project, known);
    }
    return known;
  }

  private Listing evaluate(PackageName project, List<ProjectFile> files)
      throws IndexException, ResolutionException {
    List<FoundFile> usable = new ArrayList<>();
    List<FileVerdict.Unusable> unusable = new ArrayList<>();
    for (ProjectFile file : files) {
      switch (evaluator.evaluate(file, project)) {
        case FileVerdict.Usable(FoundFile found) -> usable.add(found);
        case FileVerdict.Unusable verdict -> unusable.add(verdict);
      }
    }
    Optional<String> lock = provider.lockFile(project);
    if (lock.isPresent() && usable.isEmpty() && !unusable.isEmpty()) {
      throw new ResolutionException(
          "Could not install locked package '%s' from '%s': %s"
              .formatted(project, lock.get(), unusable.getFirst().detail()));
    }
    return new Listing(List.copyOf(usable), List.copyOf(unusable));
  }

  /// Tells whether a lock file names the only file of a project.
  boolean isLocked(PackageName project) {
    return provider.lockFile(project).isPresent();
  }

  /// Returns the files whose version and digest will do, best first; yanked files among them.
  List<FoundFile> applicable(PackageName project, SpecifierSet specifiers, Hashes hashes)
      throws PipAccelException {
    searched.add(project);
    return guess(project, specifiers, hashes);
  }

  /// The same ahead of the search: the project does not count as searched.
  List<FoundFile> guess(PackageName project, SpecifierSet specifiers, Hashes hashes)
      throws PipAccelException {
    Query query = new Query(project, specifiers, hashes);
    List<FoundFile> known = answers.get(query);
    if (known == null) {
      known = ranking.applicable(known(project).usable(), project, specifiers, hashes);
      answers.put(query, known);
    }
    return known;
  }

  /// Returns the reasons of all files of the projects searched so far that need another Python.
  SortedSet<String> skippedForPython() {
    SortedSet<String> reasons = new TreeSet<>();
    listings.forEach((project, listing) -> {
      if (searched.contains(project)) {
        reasons.addAll(listing.details(FileVerdict.Reason.PYTHON));
      }
    });
    return reasons;
  }

  /// The files of a project in the order of the finder.
  record Listing(List<FoundFile> usable, List<FileVerdict.Unusable> unusable) {
    List<String> details(FileVerdict.Reason reason) {
      return unusable.stream()
          .filter(verdict -> verdict.reason() == reason)
          .map(FileVerdict.Unusable::detail)
          .toList();
    }
  }

  private record Query(PackageName project, SpecifierSet specifiers, Hashes hashes) {}
}
