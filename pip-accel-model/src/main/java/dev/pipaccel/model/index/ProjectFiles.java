package dev.pipaccel.model.index;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.List;

/// The files of one project as its pages name them. Where names tell versions, the files can be had
/// release by release: a page may have thousands, of which choosing a new version needs a few.
/// Immutable and safe for use by several threads; files may be made when they are asked for.
public interface ProjectFiles {
  /// Returns all files in the order of the pages.
  List<ProjectFile> all();

  /// Returns the releases whose files' names tell the version, newest first, each version once.
  List<Release> releases();

  /// Returns the files that are in no release and yet may be installable, in the order of the
  /// pages.
  List<ProjectFile> others();

  /// Tells whether there are no files.
  boolean isEmpty();

  /// Files in their order, of which nothing is known beforehand.
  static ProjectFiles of(List<ProjectFile> files) {
    return new UnsortedFiles(files);
  }

  /// Files in their order, sorted into releases by their names. Names that are no archive's are in
  /// no release and among no others.
  static ProjectFiles sorted(List<ProjectFile> files, PackageName project) {
    return SortedFiles.of(files, project);
  }

  /// The files of one version.
  interface Release {
    /// Returns the version that the files' names tell.
    Version version();

    /// Returns the files in the order of the pages.
    List<ProjectFile> files();
  }
}
