package dev.pipaccel.index;

import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import java.util.List;

/// All that the configured places know of one project.
///
/// @param files in the order in which pip meets them: single files of `--find-links` by descending
///   URL, then the links of its pages, then those of the indexes; not yet filtered by name, version
///   or tag beyond what cannot belong to the project
/// @param outcomes one per place that was asked, in order
/// @param pages what the files come from, one per index in order; empty if they depend on more than
///   the pages of servers that answered
public record ProjectListing(
    PackageName name, ProjectFiles files, List<PlaceOutcome> outcomes, List<PageVersion> pages) {
  /// Copies the lists.
  public ProjectListing {
    outcomes = List.copyOf(outcomes);
    pages = List.copyOf(pages);
  }
}
