package dev.pipaccel.pipeline;

import dev.pipaccel.cache.PageStore;
import dev.pipaccel.config.AccelSettings;
import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.index.Freshness;
import dev.pipaccel.index.IndexClient;
import dev.pipaccel.index.PageVersion;
import dev.pipaccel.index.PlaceOutcome;
import dev.pipaccel.index.ProjectListing;
import dev.pipaccel.index.Standing;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The files of projects, local first: of a pinned project the pages that were seen before answer,
/// however old, if the file that pip would choose from them is here already; no connection is
/// opened then. Safe for use by several threads.
final class IndexFiles {
  private static final String ALL = ":all:";
  private final IndexClient index;
  private final IndexSettings settings;
  private final boolean offline;
  private final boolean rememberedServes;
  private final Pins pins;
  private final Map<PackageName, ProjectFile> locked;
  private final Predicate<ProjectFile> isHere;
  private final Report report;
  private final OnceMap<PackageName, ProjectFiles> files = new OnceMap<>();
  private final Map<PackageName, List<PlaceOutcome>> outcomes = new ConcurrentHashMap<>();
  private final Map<PackageName, List<PageVersion>> pages = new ConcurrentHashMap<>();

  /// @param isHere whether what a file holds is in the store, so that it need not be fetched
  IndexFiles(
      IndexClient index,
      IndexSettings settings,
      AccelSettings accel,
      Pins pins,
      Map<PackageName, ProjectFile> locked,
      Predicate<ProjectFile> isHere,
      Report report) {
    this.index = index;
    this.settings = settings;
    this.offline = accel.offline();
    this.rememberedServes = accel.offline() || accel.preferLocal();
    this.pins = pins;
    this.locked = Map.copyOf(locked);
    this.isHere = isHere;
    this.report = report;
  }

  /// The files of projects that nobody requires: what the index has now.
  static IndexFiles unpinned(RequirementRequest request, Startup startup, Transport transport) {
    Settings settings = request.settings();
    var index =
        new IndexClient(
            settings.index(),
            settings.network().trustedHosts(),
            transport,
            Memories.pages(new PageStore(startup.cache())),
            InstantSource.system(),
            request.report());
    var noPins =
        new Pins(
            RequirementSet.EMPTY,
            startup.interpreter().markers(),
            startup.interpreter().tags(),
            settings.selection().formats());
    return new IndexFiles(
        index,
        settings.index(),
        settings.accel(),
        noPins,
        Map.of(),
        file -> false,
        request.report());
  }

  /// Returns the lock file that names the only file of a project.
  Optional<String> lockFile(PackageName project) {
    return Optional.ofNullable(locked.get(project)).map(ProjectFile::page);
  }

  ProjectFiles of(PackageName project) throws PipAccelException, InterruptedException {
    ProjectFile only = locked.get(project);
    return only == null ? files.get(project, () -> find(project)) : ProjectFiles.of(List.of(only));
  }

  private ProjectFiles find(PackageName project) throws PipAccelException {
    if (pins.contains(project) && !isRefreshed(project)) {
      Optional<ProjectListing> local = index.local(project);
      if (local.isPresent()
          && pins.choose(project, local.get().files()).filter(isHere).isPresent()) {
        pages.put(project, local.get().pages());
        return local.get().files();
      }
    }
    ProjectListing listing;
    try (Report.Span _ = report.time(Phase.PAGE, project.text())) {
      listing = index.files(project, freshness(project));
    }
    outcomes.put(project, listing.outcomes());
    pages.put(project, listing.pages());
    if (listing.files().isEmpty()) {
      listing.outcomes().forEach(this::warnOfFailure);
    }
    return listing.files();
  }

  /// Returns what the files of a project came from; empty if they depend on more than pages of
  /// indexes, or have not been asked for.
  List<PageVersion> pages(PackageName project) {
    return pages.getOrDefault(project, List.of());
  }

  /// Tells how what is remembered of a project stands to pages that an earlier answer came from.
  ///
  /// @param chosen the file that was chosen from them
  Standing standing(PackageName project, List<PageVersion> known, Optional<ProjectFile> chosen) {
    Standing standing = index.standing(project, known, freshness(project));
    boolean isLocal =
        standing == Standing.DUE
            && pins.contains(project)
            && !isRefreshed(project)
            && chosen.filter(isHere).isPresent();
    return isLocal ? Standing.CURRENT : standing;
  }

  /// Asks whether the pages that an earlier answer came from are still the same.
  boolean confirm(PackageName project, List<PageVersion> known) {
    return index.confirm(project, known, freshness(project));
  }

  /// Returns what the user may do about the places that did not tell of a project.
  List<String> hints(PackageName project) {
    return outcomes.getOrDefault(project, List.of()).stream()
        .map(this::hint)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> hint(PlaceOutcome outcome) {
    return switch (outcome.kind()) {
      case UNAUTHORIZED ->
          Optional.of(
              outcome.place()
                  + " refused access; check the user name and password for it (in its URL, in netrc"
                  + " or in a keyring)");
      case UNREACHABLE ->
          Optional.of(
              offline
                  ? outcome.place()
                      + " was never asked before, and --accel-offline forbids it; run once"
                      + " without that"
                  : outcome.place()
                      + " gave no answer; try again, or check the network, the proxy and the index"
                      + " URL");
      case INSECURE ->
          Optional.of(
              outcome.place()
                  + " is not asked over plain HTTP unless --trusted-host names its host");
      case UNUSABLE ->
          Optional.of(outcome.place() + " is no usable index page; check the index URL");
      case FOUND, REMEMBERED, STALE, NO_SUCH_PROJECT -> Optional.empty();
    };
  }

  /// Says why there may be nothing: a place that failed is no place without the project.
  private void warnOfFailure(PlaceOutcome outcome) {
    switch (outcome.kind()) {
      case UNAUTHORIZED, UNREACHABLE ->
          report.warn(
              "Could not fetch URL %s: %s - skipping".formatted(outcome.place(), outcome.detail()));
      case FOUND, REMEMBERED, STALE, NO_SUCH_PROJECT, INSECURE, UNUSABLE -> {
        // Either an answer or told already.
      }
    }
  }

  private Freshness freshness(PackageName project) {
    if (isRefreshed(project)) {
      return Freshness.REFRESH;
    }
    return rememberedServes ? Freshness.REMEMBERED : Freshness.REVALIDATE;
  }

  private boolean isRefreshed(PackageName project) {
    return settings.refreshPackages().contains(ALL)
        || settings.refreshPackages().contains(project.text());
  }
}
