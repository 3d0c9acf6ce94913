package dev.pipaccel.index;

import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.ProjectFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one page has given.
///
/// @param url without credentials
record PageAnswer(
    String url, Kind kind, String detail, Optional<Instant> seen, ProjectFiles files) {
  static PageAnswer failed(String url, Kind kind, String detail) {
    return new PageAnswer(url, kind, detail, Optional.empty(), ProjectFiles.of(List.of()));
  }

  static PageAnswer of(String url, Kind kind, String detail, IndexPage page, Instant seen) {
    Kind told = page.exists() ? kind : Kind.NO_SUCH_PROJECT;
    return new PageAnswer(url, told, detail, Optional.of(seen), page.files());
  }

  PlaceOutcome outcome() {
    return new PlaceOutcome(url, kind, detail, seen);
  }
}
