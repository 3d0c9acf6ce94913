package dev.pipaccel.resolver;

import dev.pipaccel.model.filename.WheelFilename.BuildTag;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses among the usable files of a project those that meet a request, and orders them as pip
/// does.
final class FileRanking {
  private final ResolverOptions options;

  FileRanking(ResolverOptions options) {
    this.options = options;
  }

  /// Returns the files whose version and digest will do, best first.
  List<FoundFile> applicable(
      List<FoundFile> files, PackageName project, SpecifierSet specifiers, Hashes hashes) {
    List<FoundFile> chosen =
        withAllowedHashes(
            specifiers.filter(files, FoundFile::version, options.prereleases(project)), hashes);
    // Of files that rank the same the last is best: pip sorts upwards and takes from the end.
    List<FoundFile> ranked = new ArrayList<>(chosen.reversed());
    ranked.sort(order(hashes).reversed());
    return List.copyOf(ranked);
  }

  /// Drops files that are known to have another digest, unless that leaves none with a right one:
  /// then the failure of the best file tells the user which digest it has.
  private static List<FoundFile> withAllowedHashes(List<FoundFile> files, Hashes hashes) {
    if (hashes.isEmpty()
        || files.stream().noneMatch(file -> hashes.isAnyAllowed(file.file().hashes()))) {
      return files;
    }
    return files.stream()
        .filter(file -> file.file().hashes().isEmpty() || hashes.isAnyAllowed(file.file().hashes()))
        .toList();
  }

  /// Worst first: a right digest, not yanked, a wheel where wheels are preferred, the version, the
  /// tag, the build tag.
  private Comparator<FoundFile> order(Hashes hashes) {
    Comparator<FoundFile> byHash =
        Comparator.comparing(file -> hashes.isAnyAllowed(file.file().hashes()));
    return byHash
        .thenComparing(FoundFile::isYanked, Comparator.reverseOrder())
        .thenComparing(file -> options.preferBinary() && file.wheel() != null)
        .thenComparing(FoundFile::version)
        .thenComparing(FoundFile::tagRank, Comparator.reverseOrder())
        .thenComparing(
            file -> file.wheel() == null ? Optional.empty() : file.wheel().buildTag(),
            FileRanking::compareBuildTags);
  }

  private static int compareBuildTags(Optional<BuildTag> left, Optional<BuildTag> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isPresent(), right.isPresent());
    }
    return left.get().compareTo(right.get());
  }
}
