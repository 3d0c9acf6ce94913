package dev.pipaccel.model.lock;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.marker.MarkerEvaluationException;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/// What one environment installs from a lock file (PEP 751, section "Installation").
///
/// @param extras to install
/// @param dependencyGroups to install; empty means the file's default groups
/// @param prefersSdist whether a package is to be built although a wheel may fit
public record LockSelection(
    MarkerEnvironment environment,
    TagSet tags,
    Set<ExtraName> extras,
    Optional<Set<String>> dependencyGroups,
    Predicate<PackageName> prefersSdist) {
  /// Makes the selection of an environment that asks for nothing in particular.
  public static LockSelection of(MarkerEnvironment environment, TagSet tags) {
    return new LockSelection(environment, tags, Set.of(), Optional.empty(), name -> false);
  }

  /// A package to install and where from.
  public record Selected(LockedPackage chosen, LockedSource source) {}

  /// Returns the packages to install, in the order of the file.
  ///
  /// @throws LockSelectionException if the file is not for this environment, is ambiguous for it,
  ///   or has no file that fits
  public List<Selected> select(Pylock lock) throws LockSelectionException {
    try {
      checkEnvironment(lock);
      List<Selected> selected = new ArrayList<>();
      for (LockedPackage each : packages(lock)) {
        selected.add(new Selected(each, source(each)));
      }
      return List.copyOf(selected);
    } catch (MarkerEvaluationException e) {
      throw new LockSelectionException("A marker of the lock file has no value: " + e.getMessage());
    }
  }

  private void checkEnvironment(Pylock lock) throws LockSelectionException {
    Optional<SpecifierSet> python = lock.requiresPython();
    if (python.isPresent() && !fits(python.get())) {
      throw new LockSelectionException(
          "The lock file requires Python " + python.get() + ", not " + pythonVersion());
    }
    boolean known = lock.environments().isEmpty();
    for (Marker marker : lock.environments()) {
      known = known || marker.evaluate(environment);
    }
    if (!known) {
      throw new LockSelectionException("The lock file is not for this environment");
    }
  }

  private List<LockedPackage> packages(Pylock lock) throws LockSelectionException {
    Set<String> groups = dependencyGroups.orElseGet(() -> Set.copyOf(lock.defaultGroups()));
    Map<PackageName, LockedPackage> selected = new LinkedHashMap<>();
    for (LockedPackage each : lock.packages()) {
      Optional<Marker> marker = each.marker();
      if (marker.isPresent() && !marker.get().evaluateInLock(environment, extras, groups)) {
        continue;
      }
      Optional<SpecifierSet> python = each.requiresPython();
      if (python.isPresent() && !fits(python.get())) {
        throw new LockSelectionException(
            "The locked package "
                + each.name()
                + " requires Python "
                + python.get()
                + ", not "
                + pythonVersion());
      }
      if (selected.putIfAbsent(each.name(), each) != null) {
        throw new LockSelectionException(
            "The lock file has more than one package " + each.name() + " for this environment");
      }
    }
    return List.copyOf(selected.values());
  }

  private LockedSource source(LockedPackage locked) throws LockSelectionException {
    if (locked.direct().isPresent()) {
      return locked.direct().get();
    }
    boolean build = locked.sdist().isPresent() && prefersSdist.test(locked.name());
    Optional<LockedWheel> wheel = build ? Optional.empty() : bestWheel(locked.wheels());
    if (wheel.isPresent()) {
      return wheel.get();
    }
    if (locked.sdist().isPresent()) {
      return locked.sdist().get();
    }
    throw new LockSelectionException(
        "No wheel of the locked package " + locked.name() + " fits, and it has no sdist");
  }

  /// Returns the first of the wheels with the best tag.
  private Optional<LockedWheel> bestWheel(List<LockedWheel> wheels) {
    Optional<LockedWheel> best = Optional.empty();
    int bestRank = Integer.MAX_VALUE;
    for (LockedWheel wheel : wheels) {
      OptionalInt rank = rank(wheel);
      if (rank.isPresent() && rank.getAsInt() < bestRank) {
        bestRank = rank.getAsInt();
        best = Optional.of(wheel);
      }
    }
    return best;
  }

  private OptionalInt rank(LockedWheel wheel) {
    try {
      return tags.rank(WheelFilename.parse(wheel.filename()).tags());
    } catch (SyntaxException e) {
      throw new IllegalStateException("a lock file was used that was not checked", e);
    }
  }

  private boolean fits(SpecifierSet python) {
    return python.contains(pythonVersion(), Prereleases.IF_NEEDED);
  }

  private String pythonVersion() {
    String version = environment.values().getOrDefault("python_full_version", "");
    // Builds from an untagged checkout call themselves 3.14.0a1+, which is no version.
    return version.endsWith("+") ? version + "local" : version;
  }
}
