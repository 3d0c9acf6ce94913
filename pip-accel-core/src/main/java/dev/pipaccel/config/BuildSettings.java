package dev.pipaccel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How source distributions, source trees and editables are built.
///
/// @param isolation false under `--no-build-isolation`
/// @param checkDependencies `--check-build-dependencies`
/// @param constraints `--build-constraint`: files or URLs
/// @param configSettings `-C`; for requirements given as arguments or by `-e`
/// @param sourceDirectory `--src`, absolute; empty: `src` below the environment or, outside of a
///   virtual environment, below the working directory
/// @param keepDirectories `--no-clean`
public record BuildSettings(
    boolean isolation,
    boolean checkDependencies,
    List<String> constraints,
    ConfigSettings configSettings,
    Optional<Path> sourceDirectory,
    boolean keepDirectories) {
  /// Copies the list.
  public BuildSettings {
    constraints = List.copyOf(constraints);
  }
}
