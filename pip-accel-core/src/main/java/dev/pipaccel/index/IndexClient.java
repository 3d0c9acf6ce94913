package dev.pipaccel.index;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.SecureOrigins;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.report.Report;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers which files of a project the configured indexes and `--find-links` places have. Safe for
/// use by any number of threads; those who ask for one project at one time share the requests.
public final class IndexClient {
  private final IndexSettings settings;
  private final Report report;
  private final PlaceReader reader;
  private final List<Place> findLinks;
  private final SharedAnswers<Key, ProjectListing> listings = new SharedAnswers<>();

  /// A client over these places.
  ///
  /// @param trustedHosts `--trusted-host`, each a host or `host:port`
  public IndexClient(
      IndexSettings settings,
      List<String> trustedHosts,
      Transport transport,
      PageMemory memory,
      InstantSource clock,
      Report report) {
    this.settings = settings;
    this.report = report;
    var pages = new RemotePages(transport, new SecureOrigins(trustedHosts), memory, clock, report);
    this.reader = new PlaceReader(pages, report);
    this.findLinks = places(settings.findLinks(), false);
  }

  private record Key(PackageName project, Freshness freshness) {}

  /// Returns all files of a project. A place that fails is left out, as in pip; its outcome tells.
  ///
  /// @throws PipAccelException if the thread was interrupted
  public ProjectListing files(PackageName project, Freshness freshness) throws PipAccelException {
    Freshness wanted = wanted(project, freshness);
    ProjectListing listing =
        listings.get(new Key(project, wanted), _ -> reader.read(project, all(project), wanted));
    if (Thread.currentThread().isInterrupted()) {
      throw new IndexException("Interrupted while looking for " + project);
    }
    return listing;
  }

  /// Returns all files of a project without any connection: empty unless every configured place is
  /// local or remembered.
  public Optional<ProjectListing> local(PackageName project) {
    if (wanted(project, Freshness.REMEMBERED) != Freshness.REMEMBERED) {
      return Optional.empty();
    }
    return reader.readRemembered(project, all(project));
  }

  /// Tells how what is remembered of a project stands to the pages that an earlier answer came
  /// from, without any connection.
  ///
  /// @param pages as a listing of the project had them
  public Standing standing(PackageName project, List<PageVersion> pages, Freshness freshness) {
    return reader.standing(all(project), pages, wanted(project, freshness));
  }

  /// Asks whether the pages that an earlier answer came from are still the same.
  ///
  /// @param pages as a listing of the project had them
  public boolean confirm(PackageName project, List<PageVersion> pages, Freshness freshness) {
    return reader.confirm(all(project), pages, wanted(project, freshness));
  }

  private Freshness wanted(PackageName project, Freshness freshness) {
    boolean refresh =
        settings.refreshPackages().contains(":all:")
            || settings.refreshPackages().contains(project.text());
    return refresh ? Freshness.REFRESH : freshness;
  }

  private Places all(PackageName project) {
    List<String> pages =
        settings.indexUrls().stream().map(index -> projectPage(index, project)).toList();
    return new Places(findLinks, places(pages, true));
  }

  /// The places to look at, find-links first.
  record Places(List<Place> findLinks, List<Place> indexes) {
    List<Place> all() {
      var all = new ArrayList<>(findLinks);
      all.addAll(indexes);
      return all;
    }
  }

  /// Returns the places that locations mean, each URL once, in order.
  private List<Place> places(List<String> locations, boolean areIndexes) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (String location : locations) {
      Place.of(location, areIndexes, report).ifPresent(place -> places.put(place.url(), place));
    }
    return new ArrayList<>(places.values());
  }

  private static String projectPage(String index, PackageName project) {
    String name = PercentEncoding.encode(project.text(), "/");
    return index + (index.endsWith("/") ? "" : "/") + name + "/";
  }
}
