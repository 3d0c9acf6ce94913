package dev.pipaccel.pipeline;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What pip says of where it looks, if that is not the usual index alone.
final class SearchedPlaces {
  private SearchedPlaces() {}

  static List<String> lines(IndexSettings settings) {
    List<String> lines = new ArrayList<>();
    List<String> indexes = settings.indexUrls();
    if (!indexes.isEmpty() && !indexes.equals(List.of(IndexSettings.DEFAULT_INDEX_URL))) {
      lines.add("Looking in indexes: " + redacted(indexes));
    }
    if (!settings.findLinks().isEmpty()) {
      lines.add("Looking in links: " + redacted(settings.findLinks()));
    }
    return lines;
  }

  private static String redacted(List<String> places) {
    return places.stream()
        .map(place -> Url.parse(place).redacted())
        .collect(Collectors.joining(", "));
  }
}
