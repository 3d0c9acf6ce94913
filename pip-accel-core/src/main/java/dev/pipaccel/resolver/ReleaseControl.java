package dev.pipaccel.resolver;

import dev.pipaccel.model.name.PackageName;
import java.util.Optional;

/// Whether pre-releases may be used (`--pre`, `--all-releases`, `--only-final`); a project's name
/// goes before `:all:`.
public record ReleaseControl(NameSelection allReleases, NameSelection onlyFinal) {
  /// Leaves it to the requirements and to what there is.
  public static ReleaseControl standard() {
    return new ReleaseControl(NameSelection.none(), NameSelection.none());
  }

  /// Returns whether a project's pre-releases are allowed; empty: the standard's rule decides.
  public Optional<Boolean> allowsPrereleases(PackageName project) {
    if (allReleases.names().contains(project)) {
      return Optional.of(true);
    }
    if (onlyFinal.names().contains(project)) {
      return Optional.of(false);
    }
    if (allReleases.all()) {
      return Optional.of(true);
    }
    return onlyFinal.all() ? Optional.of(false) : Optional.empty();
  }
}
