package dev.pipaccel.resolver;

import dev.pipaccel.model.name.PackageName;
import java.util.Set;

/// The projects that an option such as `--no-binary` names.
///
/// @param all whether `:all:` is among them
public record NameSelection(boolean all, Set<PackageName> names) {
  private static final NameSelection NONE = new NameSelection(false, Set.of());

  /// Copies the names.
  public NameSelection {
    names = Set.copyOf(names);
  }

  /// No project.
  public static NameSelection none() {
    return NONE;
  }

  /// Every project.
  public static NameSelection everything() {
    return new NameSelection(true, Set.of());
  }
}
