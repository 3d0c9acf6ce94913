package dev.pipaccel.resolver;

import dev.pipaccel.model.name.PackageName;

/// Which kinds of archives may be used (`--no-binary`, `--only-binary`); a project's name goes
/// before `:all:`.
public record FormatControl(NameSelection noBinary, NameSelection onlyBinary) {
  /// Both kinds, for every project.
  public static FormatControl any() {
    return new FormatControl(NameSelection.none(), NameSelection.none());
  }

  /// Tells whether a project's wheels may be used.
  public boolean allowsWheels(PackageName project) {
    return onlyBinary.names().contains(project)
        || (!noBinary.names().contains(project) && (onlyBinary.all() || !noBinary.all()));
  }

  /// Tells whether a project's source archives may be used.
  public boolean allowsSources(PackageName project) {
    return !onlyBinary.names().contains(project)
        && (noBinary.names().contains(project) || !onlyBinary.all());
  }
}
