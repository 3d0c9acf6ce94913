package dev.pipaccel.index;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.cache.StoredPage;
import dev.pipaccel.http.Headers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The pages that are remembered, by their URL without credentials, and which of them the index has
/// given or confirmed in this run: those need not be asked for again. Safe for use by several
/// threads.
final class KnownPages {
  private final PageMemory memory;
  private final InstantSource clock;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  KnownPages(PageMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /// A page as it is remembered, read.
  record Known(PageState state, IndexPage page) {
    PageAnswer answer(String url, PlaceOutcome.Kind kind, String detail) {
      return PageAnswer.of(url, kind, detail, page, state);
    }

    /// Returns what the page can be compared by; of one that there was not, nothing can be.
    Optional<PageState> validators() {
      return page.exists() ? Optional.of(state) : Optional.empty();
    }
  }

  Optional<Known> find(String url) {
    return memory
        .find(url)
        .flatMap(stored ->
            PageFormat.read(stored.content()).map(page -> new Known(stored.state(), page)));
  }

  /// Returns the state of a page if what is remembered is that version of it.
  Optional<PageState> state(PageVersion version) {
    return memory.state(version.url()).filter(state -> state.name().equals(version.name()));
  }

  boolean isFreshEnough(String url, Known known, Freshness freshness) {
    return isFreshEnough(url, known.state, known.page.exists(), known.page.maximumAge(), freshness);
  }

  boolean isFreshEnough(PageVersion version, PageState state, Freshness freshness) {
    return isFreshEnough(version.url(), state, version.exists(), version.maximumAge(), freshness);
  }

  private boolean isFreshEnough(
      String url, PageState state, boolean exists, long maximumAge, Freshness freshness) {
    if (exists && asked.contains(url)) {
      return true;
    }
    return switch (freshness) {
      case REMEMBERED -> true;
      case REVALIDATE ->
          exists && clock.instant().isBefore(state.fetchedAt().plusSeconds(maximumAge));
      case REFRESH -> false;
    };
  }

  /// Remembers a page that has just come.
  Known put(String url, IndexPage page, Headers headers) {
    byte[] content = PageFormat.write(page);
    PageState state =
        PageState.of(
            content, headers.first("ETag"), headers.first("Last-Modified"), clock.instant());
    memory.put(url, new StoredPage(state, content));
    asked.add(url);
    return new Known(state, page);
  }

  /// Notes that the index says that what is remembered holds.
  ///
  /// @return when it did
  Instant confirm(String url) {
    Instant now = clock.instant();
    memory.refresh(url, now);
    asked.add(url);
    return now;
  }
}
