package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Says what would do if the user allowed it.
final class ConflictHints {
  private static final int MOST_TAGS = 5;

  private final Finder finder;
  private final CandidateFactory candidates;
  private final ResolutionRequest request;

  ConflictHints(Finder finder, CandidateFactory candidates, ResolutionRequest request) {
    this.finder = finder;
    this.candidates = candidates;
    this.request = request;
  }

  /// Returns what may help where nothing of a project meets specifiers, one sentence a line.
  Optional<String> about(PackageName project, SpecifierSet specifiers) throws PipAccelException {
    Listing listing = finder.listing(project);
    List<String> hints = new ArrayList<>(finder.hints(project));
    addPrereleases(hints, project, specifiers, listing);
    addYanked(hints, project, specifiers);
    addUnusable(hints, project, specifiers, listing);
    addDiscarded(hints, project, listing);
    if (project.text().equals("requirements-txt")) {
      hints.add("Use -r to install the packages that a file named requirements.txt lists");
    } else if (listing.usable().isEmpty() && listing.unusable().isEmpty() && hints.isEmpty()) {
      hints.add("No place that was searched has files of " + project + "; check the name");
    }
    return hints.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", hints));
  }

  private void addPrereleases(
      List<String> hints, PackageName project, SpecifierSet specifiers, Listing listing)
      throws PipAccelException {
    Prereleases allowed = request.options().prereleases(project);
    if (allowed == Prereleases.ALLOWED) {
      return;
    }
    specifiers.filter(listing.usable(), FoundFile::version, Prereleases.ALLOWED).stream()
        .filter(file -> file.version().isPrerelease() && !file.isYanked())
        .map(FoundFile::version)
        .max(Comparator.naturalOrder())
        .ifPresent(version ->
            hints.add(
                "The pre-release %s of %s would fit; %s"
                    .formatted(
                        version,
                        project,
                        allowed == Prereleases.EXCLUDED
                            ? "--only-final rules it out"
                            : "--pre allows it")));
  }

  private void addYanked(List<String> hints, PackageName project, SpecifierSet specifiers)
      throws PipAccelException {
    FoundFile file = finder.applicable(project, specifiers, Hashes.none()).yanked(0);
    if (file != null) {
      hints.add(
          "The yanked version %s of %s would fit; %s==%s asks for it%s"
              .formatted(file.version(), project, project, file.version(), reason(file.file())));
    }
  }

  private static String reason(ProjectFile file) {
    return file.yanked()
        .filter(reason -> !reason.isEmpty())
        .map(reason -> " (it was yanked because: " + reason + ")")
        .orElse("");
  }

  /// Says why files of the wanted versions do not count, if that leaves none.
  private void addUnusable(
      List<String> hints, PackageName project, SpecifierSet specifiers, Listing listing)
      throws PipAccelException {
    if (listing.usable().stream().anyMatch(file -> specifiers.contains(file.version()))) {
      return;
    }
    addTags(hints, project, wanted(listing, FileVerdict.Reason.TAGS, specifiers));
    List<FileVerdict.Unusable> forOthers = wanted(listing, FileVerdict.Reason.PYTHON, specifiers);
    if (!forOthers.isEmpty()) {
      hints.add(
          "This is Python %s; %s %s"
              .formatted(request.python(), project, forOthers.getLast().detail()));
    }
    List<FileVerdict.Unusable> refused = wanted(listing, FileVerdict.Reason.FORMAT, specifiers);
    boolean wheels = refused.stream().anyMatch(verdict -> verdict.file().link().isWheel());
    if (wheels) {
      hints.add("--no-binary rules out the wheels of " + project);
    }
    if (refused.stream().anyMatch(verdict -> verdict.detail().startsWith("No sources"))) {
      hints.add("--only-binary rules out the source distributions of " + project);
    }
    List<FileVerdict.Unusable> late = wanted(listing, FileVerdict.Reason.UPLOAD_TIME, specifiers);
    if (!late.isEmpty()) {
      hints.add(
          "--uploaded-prior-to rules out "
              + late.getLast().file().filename()
              + ": "
              + late.getLast().detail());
    }
  }

  private void addDiscarded(List<String> hints, PackageName project, Listing listing)
      throws PipAccelException {
    List<Version> discarded =
        listing.usable().stream()
            .filter(file -> candidates.isDiscarded(file.file().link()))
            .map(FoundFile::version)
            .distinct()
            .sorted()
            .toList();
    if (!discarded.isEmpty()) {
      hints.add(
          "%s %s cannot be used, for the metadata is wrong (see above)"
              .formatted(project, RequirementTexts.enumerated(discarded, "and")));
    }
  }

  private void addTags(List<String> hints, PackageName project, List<FileVerdict.Unusable> wheels) {
    SortedSet<String> tags = new TreeSet<>();
    for (FileVerdict.Unusable verdict : wheels.reversed()) {
      String name = verdict.file().filename();
      if (verdict.file().link().isWheel() && tags.size() < MOST_TAGS) {
        tags.add(triple(name.substring(0, name.length() - ".whl".length())));
      }
    }
    if (!tags.isEmpty()) {
      hints.add(
          "No wheel of %s fits this interpreter (%s); there are some for %s"
              .formatted(project, request.tags().tags().getFirst(), String.join(", ", tags)));
    }
  }

  /// The last three parts of a wheel's name.
  private static String triple(String stem) {
    int dash = stem.length();
    for (int i = 0; i < 3 && dash > 0; i++) {
      dash = stem.lastIndexOf('-', dash - 1);
    }
    return stem.substring(dash + 1);
  }

  private static List<FileVerdict.Unusable> wanted(
      Listing listing, FileVerdict.Reason reason, SpecifierSet specifiers)
      throws PipAccelException {
    return listing.unusable().stream()
        .filter(verdict -> verdict.reason() == reason)
        .filter(verdict -> versionOf(verdict.file()).filter(specifiers::contains).isPresent())
        .toList();
  }

  private static Optional<Version> versionOf(ProjectFile file) {
    try {
      return Optional.of(
          file.link().isWheel()
              ? WheelFilename.parse(file.filename()).version()
              : SourceFilename.parse(file.filename()).version());
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }
}
