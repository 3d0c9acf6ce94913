package dev.pipaccel.requirement;

import dev.pipaccel.config.FileOption;
import java.util.List;

/// All requirements of a run.
///
/// @param roots what to install, in pip's order: arguments, groups, editables, files, scripts
/// @param constraints limits for whatever is installed, in order
/// @param options what the files said about the whole run, in order; for `Settings.withFileOptions`
public record RequirementSet(
    List<RootRequirement> roots, List<RootRequirement> constraints, List<FileOption> options) {
  /// Copies the lists.
  public RequirementSet {
    roots = List.copyOf(roots);
    constraints = List.copyOf(constraints);
    options = List.copyOf(options);
  }

  /// Tells whether a root or constraint names hashes, which turns on hash-checking mode.
  public boolean hasHashes() {
    return roots.stream().anyMatch(root -> !root.hashes().isEmpty())
        || constraints.stream().anyMatch(constraint -> !constraint.hashes().isEmpty());
  }
}
