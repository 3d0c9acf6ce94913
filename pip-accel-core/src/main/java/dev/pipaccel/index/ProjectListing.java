package dev.pipaccel.index;

import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import java.util.List;

/// All that the configured places know of one project.
///
/// @param files in the order in which pip meets them: single files of `--find-links` by descending
///   URL, then the links of its pages, then those of the indexes; not yet filtered by name, version
///   or tag beyond what cannot belong to the project
/// @param outcomes one per place that was asked, in order
public record ProjectListing(
    PackageName name, List<ProjectFile> files, List<PlaceOutcome> outcomes) {
  /// Copies the lists.
  public ProjectListing {
    files = List.copyOf(files);
    outcomes = List.copyOf(outcomes);
  }
}
