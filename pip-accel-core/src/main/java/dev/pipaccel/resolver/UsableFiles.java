package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The files of a project that could be installed, whatever is installed or required: no yanked
/// ones and, unless the user allows them for the project, no pre-releases. Safe for use by several
/// threads.
public final class UsableFiles {
  private final FileEvaluator evaluator;
  private final ResolverOptions options;

  /// @param python what Requires-Python is compared with
  public UsableFiles(TagSet tags, Version python, ResolverOptions options) {
    this.evaluator = new FileEvaluator(tags, python, options);
    this.options = options;
  }

  /// Returns the versions of such files, newest first.
  ///
  /// @throws IndexException if the user limits the time of upload and the index tells none
  public SortedSet<Version> versions(PackageName project, List<ProjectFile> files)
      throws IndexException {
    SortedSet<Version> versions = new TreeSet<>(Comparator.reverseOrder());
    of(project, files).forEach(file -> versions.add(file.version()));
    return versions;
  }

  List<FoundFile> of(PackageName project, List<ProjectFile> files) throws IndexException {
    boolean prereleases = options.releaseControl().allowsPrereleases(project).orElse(false);
    List<FoundFile> usable = new ArrayList<>();
    for (ProjectFile file : files) {
      if (evaluator.evaluate(file, project) instanceof FileVerdict.Usable(FoundFile found)
          && !found.isYanked()
          && (prereleases || !found.version().isPrerelease())) {
        usable.add(found);
      }
    }
    return usable;
  }
}
