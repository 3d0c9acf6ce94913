package dev.pipaccel.pipeline;

import dev.pipaccel.index.PageVersion;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import java.util.List;
import java.util.SortedMap;

/// What an answer of the resolver came from, beside what it was asked for. Wheels are not named:
/// their metadata hangs on the digests that the pages name.
///
/// @param pages what the indexes said of each project
/// @param installed what was installed of the projects that were looked for; the empty text where
///   nothing was
/// @param sources the source archives whose metadata was needed
record ResolutionBasis(
    SortedMap<PackageName, List<PageVersion>> pages,
    SortedMap<PackageName, String> installed,
    List<Source> sources) {
  /// A source archive.
  ///
  /// @param root the place of the user's line for it among the requirements; -1 if there is none
  /// @param metadata as [Materials#metadataState] has it
  record Source(ProjectFile file, int root, String metadata) {}
}
