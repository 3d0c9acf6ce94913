package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The versions of a project that could be installed, whoever asks; as pip's `index versions`
/// counts them: yanked files do not count, pre-releases only where the user allows them.
public final class UsableVersions {
  private UsableVersions() {}

  /// Returns the versions, newest first.
  ///
  /// @param python what Requires-Python is compared with
  /// @throws IndexException if the user limits the time of upload and the index tells none
  public static SortedSet<Version> of(
      PackageName project,
      List<ProjectFile> files,
      TagSet tags,
      Version python,
      ResolverOptions options)
      throws IndexException {
    FileEvaluator evaluator = new FileEvaluator(tags, python, options);
    boolean preReleases = options.releaseControl().allowsPrereleases(project).orElse(false);
    SortedSet<Version> versions = new TreeSet<>(Comparator.reverseOrder());
    for (ProjectFile file : files) {
      switch (evaluator.evaluate(file, project)) {
        case FileVerdict.Usable(FoundFile found) -> {
          if (!found.isYanked() && (preReleases || !found.version().isPrerelease())) {
            versions.add(found.version());
          }
        }
        case FileVerdict.Unusable _ -> {
          // Whatever its version is, it cannot be installed.
        }
      }
    }
    return versions;
  }
}
