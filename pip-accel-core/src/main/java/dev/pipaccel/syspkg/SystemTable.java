package dev.pipaccel.syspkg;

import dev.pipaccel.model.name.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one data file says about a family of systems, or about any.
///
/// @param names `ID` or `ID_LIKE` of the systems; empty where it is about all
/// @param pythonHeaders names of the package with the headers of Python, best first
/// @param commands of the package manager; empty where the file only adds rows
/// @param components packages by component
/// @param projects packages by project
/// @param guesses names that packages may have, by kind of missing thing
record SystemTable(
    List<String> names,
    List<String> pythonHeaders,
    Optional<ManagerCommands> commands,
    Map<String, List<PackageTerm>> components,
    Map<PackageName, List<PackageTerm>> projects,
    Map<String, List<String>> guesses) {
  /// Copies the collections.
  SystemTable {
    names = List.copyOf(names);
    pythonHeaders = List.copyOf(pythonHeaders);
    components = Map.copyOf(components);
    projects = Map.copyOf(projects);
    guesses = Map.copyOf(guesses);
  }

  boolean isAbout(SystemRelease release) {
    return names.isEmpty()
        || names.contains(release.id())
        || release.like().stream().anyMatch(names::contains);
  }
}
