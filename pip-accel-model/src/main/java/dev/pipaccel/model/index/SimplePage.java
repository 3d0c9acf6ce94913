package dev.pipaccel.model.index;

import dev.pipaccel.model.name.PackageName;
import java.util.List;
import java.util.Optional;

/// What an index says about one project (PEP 503, 691, 700, 792).
///
/// @param files in the order of the page
/// @param versions all versions that the project ever had, as written; empty where the page does
///   not list them (HTML, JSON before 1.1)
/// @param apiVersion such as `1.1`; `1.0` where the page does not say
/// @param status empty where the page does not say, which means active
public record SimplePage(
    PackageName name,
    List<ProjectFile> files,
    List<String> versions,
    String apiVersion,
    Optional<ProjectStatus> status) {
  /// Copies the lists.
  public SimplePage {
    files = List.copyOf(files);
    versions = List.copyOf(versions);
  }

  /// The status of a project (PEP 792).
  ///
  /// @param status `active`, `archived`, `quarantined`, `deprecated` or a later word
  public record ProjectStatus(String status, Optional<String> reason) {}
}
