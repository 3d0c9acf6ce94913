package dev.pipaccel.index;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.cache.StoredPage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers pages for one test.
final class MemoryPages implements PageMemory {
  private final Map<String, StoredPage> pages = new ConcurrentHashMap<>();

  Map<String, StoredPage> pages() {
    return pages;
  }

  @Override
  public Optional<StoredPage> find(String url) {
    return Optional.ofNullable(pages.get(url));
  }

  @Override
  public Optional<PageState> state(String url) {
    return find(url).map(StoredPage::state);
  }

  @Override
  public void put(String url, StoredPage page) {
    pages.put(url, page);
  }

  @Override
  public void refresh(String url, Instant fetchedAt) {
    pages.computeIfPresent(
        url, (_, page) -> new StoredPage(page.state().confirmed(fetchedAt), page.content()));
  }
}
