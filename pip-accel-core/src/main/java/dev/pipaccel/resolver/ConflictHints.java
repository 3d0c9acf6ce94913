package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what would do if the user allowed it.
final class ConflictHints {
  private final Finder finder;
  private final ResolutionRequest request;

  ConflictHints(Finder finder, ResolutionRequest request) {
    this.finder = finder;
    this.request = request;
  }

  /// Returns what may help where nothing of a project meets a requirement, one sentence a line.
  Optional<String> about(PackageName project, Need need) throws PipAccelException {
    Listing listing = finder.listing(project);
    List<String> hints = new ArrayList<>();
    if (need instanceof Need.OfSpecifiers specified) {
      addPrereleases(hints, project, specified.demand().specifiers(), listing);
      addYanked(hints, project, specified.demand().specifiers());
    }
    addCounted(hints, listing, FileVerdict.Reason.TAGS, "no tag that this interpreter supports");
    addCounted(hints, listing, FileVerdict.Reason.PYTHON, "a Requires-Python that excludes it");
    addCounted(hints, listing, FileVerdict.Reason.FORMAT, "a format that may not be used");
    addCounted(hints, listing, FileVerdict.Reason.UPLOAD_TIME, "an upload time that is too late");
    if (listing.usable().isEmpty() && listing.unusable().isEmpty()) {
      hints.add("No index or find-links location gave files of " + project);
    } else if (project.text().equals("requirements-txt")) {
      hints.add("Use -r to install the packages that a file named requirements.txt lists");
    }
    return hints.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", hints));
  }

  private void addPrereleases(
      List<String> hints, PackageName project, SpecifierSet specifiers, Listing listing)
      throws PipAccelException {
    if (request.options().prereleases(project) == Prereleases.ALLOWED) {
      return;
    }
    List<FoundFile> all =
        specifiers.filter(listing.usable(), FoundFile::version, Prereleases.ALLOWED);
    all.stream()
        .filter(file -> file.version().isPrerelease() && !file.isYanked())
        .map(FoundFile::version)
        .max((left, right) -> left.compareTo(right))
        .ifPresent(
            version -> hints.add("The pre-release " + version + " would fit; --pre allows it"));
  }

  private void addYanked(List<String> hints, PackageName project, SpecifierSet specifiers)
      throws PipAccelException {
    FoundFile file = finder.applicable(project, specifiers, Hashes.none()).yanked(0);
    if (file != null) {
      hints.add(
          "The yanked version %s would fit; ==%s asks for it"
              .formatted(file.version(), file.version()));
    }
  }

  /// One example stands for all files that are passed over for the same reason.
  private static void addCounted(
      List<String> hints, Listing listing, FileVerdict.Reason reason, String has)
      throws PipAccelException {
    List<String> details = listing.details(reason);
    if (!details.isEmpty()) {
      hints.add(
          "%d %s %s, such as: %s"
              .formatted(
                  details.size(),
                  details.size() == 1 ? "file has" : "files have",
                  has,
                  details.getLast()));
    }
  }
}
