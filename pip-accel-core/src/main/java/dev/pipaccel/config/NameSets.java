package dev.pipaccel.config;

import dev.pipaccel.model.name.PackageName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Two lists of names of which one excludes the other, as pip keeps them for `--no-binary` against
/// `--only-binary` and `--all-releases` against `--only-final`.
record NameSets(Set<String> chosen, Set<String> opposite) {
  static final String ALL = ":all:";
  private static final String NONE = ":none:";

  /// Applies one value, a list with commas: `:all:` empties the other list and stands for all, what
  /// came before it does not count; `:none:` empties the chosen list.
  static NameSets apply(String value, Set<String> chosen, Set<String> opposite) {
    Set<String> newChosen = new LinkedHashSet<>(chosen);
    Set<String> newOpposite = new LinkedHashSet<>(opposite);
    List<String> names = List.of(value.split(",", -1));
    while (names.contains(ALL)) {
      newOpposite.clear();
      newChosen.clear();
      newChosen.add(ALL);
      names = names.subList(names.indexOf(ALL) + 1, names.size());
      if (!names.contains(NONE)) {
        return new NameSets(newChosen, newOpposite);
      }
    }
    for (String name : names) {
      if (name.equals(NONE)) {
        newChosen.clear();
      } else {
        String normalized = PackageName.of(name).text();
        newOpposite.remove(normalized);
        newChosen.add(normalized);
      }
    }
    return new NameSets(newChosen, newOpposite);
  }
}
