package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what there is to upgrade to. Safe for use by several threads.
public final class NewestFiles {
  private final FileEvaluator evaluator;
  private final FileRanking ranking;
  private final ResolverOptions options;

  /// @param python what Requires-Python is compared with
  public NewestFiles(TagSet tags, Version python, ResolverOptions options) {
    this.evaluator = new FileEvaluator(tags, python, options);
    this.ranking = new FileRanking(options);
    this.options = options;
  }

  /// The best file of a project.
  ///
  /// @param wheel whether it is one, rather than a source archive
  public record Newest(Version version, boolean wheel) {}

  /// Returns the best file that could be installed, whatever is installed or required: no yanked
  /// ones and, unless the user allows them for the project, no pre-releases.
  ///
  /// @throws IndexException if the user limits the time of upload and the index tells none
  public Optional<Newest> of(PackageName project, List<ProjectFile> files) throws IndexException {
    boolean prereleases = options.releaseControl().allowsPrereleases(project).orElse(false);
    List<FoundFile> usable = new ArrayList<>();
    for (ProjectFile file : files) {
      if (evaluator.evaluate(file, project) instanceof FileVerdict.Usable(FoundFile found)
          && !found.isYanked()
          && (prereleases || !found.version().isPrerelease())) {
        usable.add(found);
      }
    }
    return ranking.applicable(usable, project, SpecifierSet.any(), Hashes.none()).stream()
        .findFirst()
        .map(best -> new Newest(best.version(), best.wheel() != null));
  }
}
