package dev.pipaccel.requirement;

import java.util.List;

/// Where a command line says that requirements come from.
///
/// @param positional arguments that are no options
/// @param editables `-e`
/// @param requirementFiles `-r`: paths or URLs
/// @param constraintFiles `-c`: paths or URLs
/// @param groups `--group`
/// @param scripts `--requirements-from-script`
public record RequirementArguments(
    List<String> positional,
    List<String> editables,
    List<String> requirementFiles,
    List<String> constraintFiles,
    List<Group> groups,
    List<String> scripts) {
  /// Nothing at all.
  public static final RequirementArguments NONE =
      new RequirementArguments(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /// Copies the lists.
  public RequirementArguments {
    positional = List.copyOf(positional);
    editables = List.copyOf(editables);
    requirementFiles = List.copyOf(requirementFiles);
    constraintFiles = List.copyOf(constraintFiles);
    groups = List.copyOf(groups);
    scripts = List.copyOf(scripts);
  }

  /// A dependency group (PEP 735).
  ///
  /// @param file the path of a pyproject.toml or pylock.toml
  public record Group(String file, String name) {}

  /// Tells whether no requirement is named at all.
  public boolean isEmpty() {
    return positional.isEmpty()
        && editables.isEmpty()
        && requirementFiles.isEmpty()
        && groups.isEmpty()
        && scripts.isEmpty();
  }
}
