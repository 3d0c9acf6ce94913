package dev.pipaccel.resolver;

import dev.pipaccel.model.name.PackageName;
import java.util.Optional;

/// The distributions that the environment has.
@FunctionalInterface
public interface InstalledPackages {
  /// Returns what is installed of a project.
  Optional<InstalledPackage> find(PackageName project);

  /// An environment without distributions, also for `--ignore-installed`.
  static InstalledPackages none() {
    return project -> Optional.empty();
  }
}
