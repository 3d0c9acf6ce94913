package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import java.util.List;
import java.util.Optional;

/// Finds out what there is to upgrade to. Safe for use by several threads.
public final class NewestFiles {
  private final UsableFiles usable;
  private final FileRanking ranking;

  /// @param python what Requires-Python is compared with
  public NewestFiles(TagSet tags, Version python, ResolverOptions options) {
    this.usable = new UsableFiles(tags, python, options);
    this.ranking = new FileRanking(options);
  }

  /// The best file of a project.
  ///
  /// @param wheel whether it is one, rather than a source archive
  public record Newest(Version version, boolean wheel) {}

  /// Returns the best of the files that count as [UsableFiles].
  ///
  /// @throws IndexException if the user limits the time of upload and the index tells none
  public Optional<Newest> of(PackageName project, List<ProjectFile> files) throws IndexException {
    return ranking.ranked(usable.of(project, files)).stream()
        .findFirst()
        .map(best -> new Newest(best.version(), best.wheel() != null));
  }
}
