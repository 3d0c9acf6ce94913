package dev.pipaccel.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where files are looked for.
///
/// @param indexUrls the indexes in order, with credentials if the user gave any; empty under
///   `--no-index`
/// @param noIndex `--no-index`
/// @param findLinks directories, files and pages of links, in order
/// @param refreshPackages `--refresh-package`: normalized names, or `:all:`
/// @param uploadedPriorTo `--uploaded-prior-to`: only files that are older
public record IndexSettings(
    List<String> indexUrls,
    boolean noIndex,
    List<String> findLinks,
    Set<String> refreshPackages,
    Optional<Instant> uploadedPriorTo) {
  /// The index that pip uses unless told otherwise.
  public static final String DEFAULT_INDEX_URL = "https://pypi.org/simple";

  /// Copies the lists.
  public IndexSettings {
    indexUrls = List.copyOf(indexUrls);
    findLinks = List.copyOf(findLinks);
    refreshPackages = Set.copyOf(refreshPackages);
  }

  IndexSettings withoutIndexes() {
    return new IndexSettings(List.of(), true, findLinks, refreshPackages, uploadedPriorTo);
  }

  IndexSettings withIndexUrl(String url) {
    return noIndex ? this : with(List.of(url));
  }

  IndexSettings withExtraIndexUrl(String url) {
    return noIndex ? this : with(appended(indexUrls, url));
  }

  IndexSettings withFindLinks(String place) {
    return new IndexSettings(
        indexUrls, noIndex, appended(findLinks, place), refreshPackages, uploadedPriorTo);
  }

  private IndexSettings with(List<String> urls) {
    return new IndexSettings(urls, noIndex, findLinks, refreshPackages, uploadedPriorTo);
  }

  private static List<String> appended(List<String> list, String element) {
    List<String> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
