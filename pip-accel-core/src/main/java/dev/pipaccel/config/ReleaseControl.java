package dev.pipaccel.config;

import dev.pipaccel.model.name.PackageName;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// For which projects pre-releases are allowed or forbidden (`--all-releases`, `--only-final`,
/// `--pre`). The sets hold normalized names and `:all:`.
public record ReleaseControl(Set<String> allReleases, Set<String> onlyFinal) {
  /// Pre-releases where the requirements ask for them.
  public static final ReleaseControl DEFAULT = new ReleaseControl(Set.of(), Set.of());

  /// Copies the sets, in order, so that equal controls have one text.
  public ReleaseControl {
    allReleases = Collections.unmodifiableSet(new TreeSet<>(allReleases));
    onlyFinal = Collections.unmodifiableSet(new TreeSet<>(onlyFinal));
  }

  /// Returns this with another `--all-releases` applied; a name leaves the other list.
  public ReleaseControl withAllReleases(String value) {
    NameSets sets = NameSets.apply(value, allReleases, onlyFinal);
    return new ReleaseControl(sets.chosen(), sets.opposite());
  }

  /// Returns this with another `--only-final` applied; a name leaves the other list.
  public ReleaseControl withOnlyFinal(String value) {
    NameSets sets = NameSets.apply(value, onlyFinal, allReleases);
    return new ReleaseControl(sets.opposite(), sets.chosen());
  }

  /// Returns this with `--pre`, which leaves what is said about single projects.
  public ReleaseControl allowingAll() {
    Set<String> all = new HashSet<>(allReleases);
    all.add(NameSets.ALL);
    return new ReleaseControl(all, onlyFinal);
  }

  /// Tells whether pre-releases of the project are allowed; empty where nothing is said.
  public Optional<Boolean> allowsPrereleases(PackageName name) {
    if (allReleases.contains(name.text())) {
      return Optional.of(true);
    }
    if (onlyFinal.contains(name.text())) {
      return Optional.of(false);
    }
    if (allReleases.contains(NameSets.ALL)) {
      return Optional.of(true);
    }
    return onlyFinal.contains(NameSets.ALL) ? Optional.of(false) : Optional.empty();
  }

  /// Tells whether nothing is said about any project.
  public boolean isDefault() {
    return allReleases.isEmpty() && onlyFinal.isEmpty();
  }
}
