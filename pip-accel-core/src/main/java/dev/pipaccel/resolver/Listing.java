package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of a project, judged when they are asked for: of a page with thousands of files the
/// search looks at a few releases, and only a report looks at all. Safe for use by several threads.
final class Listing {
  private final ProjectFiles files;
  private final PackageName project;
  private final FileEvaluator evaluator;
  private final List<UsableRelease> releases;
  private @Nullable Judged all;

  private Listing(
      ProjectFiles files,
      PackageName project,
      FileEvaluator evaluator,
      List<UsableRelease> releases) {
    this.files = files;
    this.project = project;
    this.evaluator = evaluator;
    this.releases = releases;
  }

  /// The usable files of one version, in the order of the finder.
  interface UsableRelease {
    Version version();

    List<FoundFile> files() throws IndexException;
  }

  private record JudgedRelease(Version version, List<FoundFile> files) implements UsableRelease {}

  private record Judged(List<FoundFile> usable, List<FileVerdict.Unusable> unusable) {}

  static Listing of(ProjectFiles files, PackageName project, FileEvaluator evaluator)
      throws IndexException {
    boolean lazily =
        !evaluator.mayFail() && judge(files.others(), project, evaluator).usable().isEmpty();
    if (!lazily) {
      Judged all = judge(files.all(), project, evaluator);
      var listing = new Listing(files, project, evaluator, sorted(all.usable()));
      listing.all = all;
      return listing;
    }
    List<UsableRelease> releases = new ArrayList<>(files.releases().size());
    for (ProjectFiles.Release release : files.releases()) {
      releases.add(new UnjudgedRelease(release, project, evaluator));
    }
    return new Listing(files, project, evaluator, releases);
  }

  private static List<UsableRelease> sorted(List<FoundFile> files) {
    Map<Version, List<FoundFile>> byVersion = new TreeMap<>(Comparator.reverseOrder());
    for (FoundFile file : files) {
      byVersion.computeIfAbsent(file.version(), _ -> new ArrayList<>()).add(file);
    }
    List<UsableRelease> releases = new ArrayList<>(byVersion.size());
    byVersion.forEach((version, its) -> releases.add(new JudgedRelease(version, its)));
    return releases;
  }

  private static Judged judge(List<ProjectFile> files, PackageName project, FileEvaluator evaluator)
      throws IndexException {
    List<FoundFile> usable = new ArrayList<>();
    List<FileVerdict.Unusable> unusable = new ArrayList<>();
    for (ProjectFile file : files) {
      switch (evaluator.evaluate(file, project)) {
        case FileVerdict.Usable(FoundFile found) -> usable.add(found);
        case FileVerdict.Unusable verdict -> unusable.add(verdict);
      }
    }
    return new Judged(List.copyOf(usable), List.copyOf(unusable));
  }

  /// Returns the releases, newest first; some may have no usable file.
  List<UsableRelease> releases() {
    return releases;
  }

  /// Returns all usable files in the order of the finder.
  List<FoundFile> usable() throws IndexException {
    return judged().usable();
  }

  /// Returns why the others cannot be used.
  List<FileVerdict.Unusable> unusable() throws IndexException {
    return judged().unusable();
  }

  List<String> details(FileVerdict.Reason reason) throws IndexException {
    return unusable().stream()
        .filter(verdict -> verdict.reason() == reason)
        .map(FileVerdict.Unusable::detail)
        .toList();
  }

  private synchronized Judged judged() throws IndexException {
    Judged known = all;
    if (known == null) {
      known = judge(files.all(), project, evaluator);
      all = known;
    }
    return known;
  }

  private static final class UnjudgedRelease implements UsableRelease {
    private final ProjectFiles.Release release;
    private final PackageName project;
    private final FileEvaluator evaluator;
    private @Nullable List<FoundFile> files;

    UnjudgedRelease(ProjectFiles.Release release, PackageName project, FileEvaluator evaluator) {
      this.release = release;
      this.project = project;
      this.evaluator = evaluator;
    }

    @Override
    public Version version() {
      return release.version();
    }

    @Override
    public synchronized List<FoundFile> files() throws IndexException {
      List<FoundFile> known = files;
      if (known == null) {
        known = judge(release.files(), project, evaluator).usable();
        files = known;
      }
      return known;
    }
  }
}
