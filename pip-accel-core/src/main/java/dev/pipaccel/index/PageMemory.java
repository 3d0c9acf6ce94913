package dev.pipaccel.index;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.cache.StoredPage;
import java.time.Instant;
import java.util.Optional;

/// Remembers index pages between runs, by their URL without credentials. Safe for use by several
/// threads; a failure to remember is silent.
public interface PageMemory {
  /// Returns the page as it was last seen.
  Optional<StoredPage> find(String url);

  /// Returns the state of the page as it was last seen.
  Optional<PageState> state(String url);

  /// Remembers a page in place of what was remembered.
  void put(String url, StoredPage page);

  /// Notes that the index has said again that the remembered page holds.
  void refresh(String url, Instant fetchedAt);
}
