package dev.pipaccel.index;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.ProjectFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one page has given.
///
/// @param url without credentials
/// @param version of the page; empty if it is none of a server's, or if it could not be asked for
record PageAnswer(
    String url,
    Kind kind,
    String detail,
    Optional<Instant> seen,
    Optional<PageVersion> version,
    ProjectFiles files) {
  static PageAnswer failed(String url, Kind kind, String detail) {
    return new PageAnswer(
        url, kind, detail, Optional.empty(), Optional.empty(), ProjectFiles.of(List.of()));
  }

  /// An answer from a page of a server as it is kept.
  static PageAnswer of(String url, Kind kind, String detail, IndexPage page, PageState state) {
    Kind told = page.exists() ? kind : Kind.NO_SUCH_PROJECT;
    Optional<PageVersion> version =
        told == Kind.STALE
            ? Optional.empty()
            : Optional.of(new PageVersion(url, state.name(), page.exists(), page.maximumAge()));
    return new PageAnswer(url, told, detail, Optional.of(state.fetchedAt()), version, page.files());
  }

  PlaceOutcome outcome() {
    return new PlaceOutcome(url, kind, detail, seen);
  }
}
