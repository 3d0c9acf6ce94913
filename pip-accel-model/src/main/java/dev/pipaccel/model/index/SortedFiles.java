package dev.pipaccel.model.index;

import dev.pipaccel.model.filename.ArchiveExtensions;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files sorted into releases by their names.
record SortedFiles(List<ProjectFile> all, List<Release> releases, List<ProjectFile> others)
    implements ProjectFiles {
  private record Known(Version version, List<ProjectFile> files) implements Release {}

  static ProjectFiles of(List<ProjectFile> files, PackageName project) {
    Map<Version, List<ProjectFile>> releases = new TreeMap<>(Comparator.reverseOrder());
    List<ProjectFile> others = new ArrayList<>();
    Map<String, Optional<Version>> versions = new HashMap<>();
    for (ProjectFile file : files) {
      if (file.link().url().contains("egg=") && file.link().egg().isPresent()) {
        others.add(file);
        continue;
      }
      String extension = Link.extension(file.filename());
      Optional<Version> version =
          versionText(file.filename(), extension, project)
              .flatMap(text -> versions.computeIfAbsent(text, Version::tryParse));
      if (version.isPresent()) {
        releases.computeIfAbsent(version.get(), _ -> new ArrayList<>()).add(file);
      } else if (ArchiveExtensions.isSource(extension)) {
        others.add(file);
      }
    }
    List<Release> sorted = new ArrayList<>(releases.size());
    releases.forEach((version, its) -> sorted.add(new Known(version, List.copyOf(its))));
    return new SortedFiles(List.copyOf(files), List.copyOf(sorted), List.copyOf(others));
  }

  /// Returns what stands for the version in an archive's name; empty where that takes a closer
  /// look.
  private static Optional<String> versionText(
      String filename, String extension, PackageName project) {
    if (extension.equals(ArchiveExtensions.WHEEL)) {
      int start = filename.indexOf('-') + 1;
      int end = filename.indexOf('-', start);
      return end < 0 ? Optional.empty() : Optional.of(filename.substring(start, end));
    }
    if (!ArchiveExtensions.isSource(extension)) {
      return Optional.empty();
    }
    String stem = filename.substring(0, filename.length() - extension.length());
    // After `-py` stands an interpreter's version, not the project's.
    return SourceFilename.versionText(stem, project).filter(text -> !text.contains("-py"));
  }

  @Override
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
