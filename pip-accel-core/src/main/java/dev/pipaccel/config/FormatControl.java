package dev.pipaccel.config;

import dev.pipaccel.model.name.PackageName;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Which projects may be installed from wheels and which from source (`--no-binary`,
/// `--only-binary`). The sets hold normalized names and `:all:`.
public record FormatControl(Set<String> noBinary, Set<String> onlyBinary) {
  /// Wheels and source distributions for every project.
  public static final FormatControl ANY = new FormatControl(Set.of(), Set.of());

  /// Copies the sets, in order, so that equal controls have one text.
  public FormatControl {
    noBinary = Collections.unmodifiableSet(new TreeSet<>(noBinary));
    onlyBinary = Collections.unmodifiableSet(new TreeSet<>(onlyBinary));
  }

  /// Returns this with another `--no-binary` applied; a name leaves the other list.
  public FormatControl withNoBinary(String value) {
    NameSets sets = NameSets.apply(value, noBinary, onlyBinary);
    return new FormatControl(sets.chosen(), sets.opposite());
  }

  /// Returns this with another `--only-binary` applied; a name leaves the other list.
  public FormatControl withOnlyBinary(String value) {
    NameSets sets = NameSets.apply(value, onlyBinary, noBinary);
    return new FormatControl(sets.opposite(), sets.chosen());
  }

  /// Tells whether a wheel of the project may be used.
  public boolean allowsBinary(PackageName name) {
    if (onlyBinary.contains(name.text())) {
      return true;
    }
    if (noBinary.contains(name.text())) {
      return false;
    }
    return onlyBinary.contains(NameSets.ALL) || !noBinary.contains(NameSets.ALL);
  }

  /// Tells whether a source distribution of the project may be used.
  public boolean allowsSource(PackageName name) {
    if (onlyBinary.contains(name.text())) {
      return false;
    }
    return noBinary.contains(name.text()) || !onlyBinary.contains(NameSets.ALL);
  }
}
