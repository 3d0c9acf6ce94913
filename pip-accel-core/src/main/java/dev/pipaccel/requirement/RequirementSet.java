package dev.pipaccel.requirement;

import dev.pipaccel.config.FileOption;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import java.util.List;
import java.util.Map;

/// All requirements of a run.
///
/// @param roots what to install, in pip's order: arguments, groups, editables, files, scripts
/// @param constraints limits for whatever is installed, in order
/// @param options what the files said about the whole run, in order; for `Settings.withFileOptions`
/// @param locked the only file that a project may be installed from, because a lock file says so
public record RequirementSet(
    List<RootRequirement> roots,
    List<RootRequirement> constraints,
    List<FileOption> options,
    Map<PackageName, ProjectFile> locked) {
  /// Nothing at all.
  public static final RequirementSet EMPTY = of(List.of(), List.of());

  /// Copies the collections.
  public RequirementSet {
    roots = List.copyOf(roots);
    constraints = List.copyOf(constraints);
    options = List.copyOf(options);
    locked = Map.copyOf(locked);
  }

  /// Makes a set that says nothing else about the run.
  public static RequirementSet of(List<RootRequirement> roots, List<RootRequirement> constraints) {
    return new RequirementSet(roots, constraints, List.of(), Map.of());
  }

  /// Tells whether a root or constraint names hashes, which turns on hash-checking mode.
  public boolean hasHashes() {
    return roots.stream().anyMatch(root -> !root.hashes().isEmpty())
        || constraints.stream().anyMatch(constraint -> !constraint.hashes().isEmpty());
  }
}
