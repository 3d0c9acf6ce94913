package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.filename.WheelFilename.BuildTag;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses among the usable files of a project those that meet a request, and orders them as pip
/// does.
final class FileRanking {
  private final ResolverOptions options;

  FileRanking(ResolverOptions options) {
    this.options = options;
  }

  /// Returns the files whose version and digest will do, best first.
  RankedFiles applicable(
      Listing listing, PackageName project, SpecifierSet specifiers, Hashes hashes) {
    Prereleases prereleases = options.prereleases(project);
    if (hashes.isEmpty() && !options.preferBinary()) {
      return new RankedFiles(new ByRelease(listing, specifiers, prereleases, order(hashes)));
    }
    // Here an older release may go before a newer one.
    return new RankedFiles(
        new RankedFiles.Steps() {
          private boolean done;

          @Override
          public @Nullable List<FoundFile> next() throws IndexException {
            if (done) {
              return null;
            }
            done = true;
            List<FoundFile> chosen =
                specifiers.filter(listing.usable(), FoundFile::version, prereleases);
            return ranked(withAllowedHashes(chosen, hashes), order(hashes));
          }
        });
  }

  /// Orders files of which any will do, best first.
  List<FoundFile> ranked(List<FoundFile> files) {
    return ranked(files, order(Hashes.none()));
  }

  /// Of files that rank the same the last is best: pip sorts upwards and takes from the end.
  private static List<FoundFile> ranked(List<FoundFile> files, Comparator<FoundFile> order) {
    List<FoundFile> ranked = new ArrayList<>(files.reversed());
    ranked.sort(order.reversed());
    return ranked;
  }

  /// Goes from release to release, the newest first.
  private static final class ByRelease implements RankedFiles.Steps {
    private final Listing listing;
    private final SpecifierSet specifiers;
    private final Prereleases prereleases;
    private final Comparator<FoundFile> order;
    private @Nullable Boolean withPrereleases;
    private int next;

    ByRelease(
        Listing listing,
        SpecifierSet specifiers,
        Prereleases prereleases,
        Comparator<FoundFile> order) {
      this.listing = listing;
      this.specifiers = specifiers;
      this.prereleases = prereleases;
      this.order = order;
    }

    @Override
    public @Nullable List<FoundFile> next() throws IndexException {
      if (withPrereleases == null) {
        withPrereleases =
            switch (prereleases) {
              case ALLOWED -> true;
              case EXCLUDED -> false;
              case IF_NEEDED -> specifiers.namesPrerelease() || !hasFinal();
            };
      }
      while (next < listing.releases().size()) {
        Listing.UsableRelease release = listing.releases().get(next++);
        if (fits(release, withPrereleases) && !release.files().isEmpty()) {
          return ranked(release.files(), order);
        }
      }
      return null;
    }

    private boolean hasFinal() throws IndexException {
      for (Listing.UsableRelease release : listing.releases()) {
        if (fits(release, false) && !release.files().isEmpty()) {
          return true;
        }
      }
      return false;
    }

    private boolean fits(Listing.UsableRelease release, boolean isPrereleaseAllowed) {
      Version version = release.version();
      return (isPrereleaseAllowed || !version.isPrerelease()) && specifiers.contains(version);
    }
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
