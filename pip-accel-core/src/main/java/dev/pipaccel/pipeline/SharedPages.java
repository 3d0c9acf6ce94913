package dev.pipaccel.pipeline;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.cache.StoredPage;
import dev.pipaccel.index.PageMemory;
import dev.pipaccel.share.StoreKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/// Index pages remembered on this machine, and behind them those of the shared cache. A shared page
/// is three lines of freshness, then the page; its key binds it to its URL.
final class SharedPages implements PageMemory {
  private static final int LINES = 3;
  private final PageMemory local;
  private final Sharing sharing;
  private final InstantSource clock;

  SharedPages(PageMemory local, Sharing sharing, InstantSource clock) {
    this.local = local;
    this.sharing = sharing;
    this.clock = clock;
  }

  @Override
  public Optional<StoredPage> find(String url) {
    Optional<StoredPage> known = local.find(url);
    if (known.isPresent()) {
      if (sharing.mayGiveKept(url, url)) {
        sharing.cache().offer(key(url), encode(known.get()));
      }
      return known;
    }
    Optional<StoredPage> shared = sharing.cache().record(key(url)).flatMap(this::decode);
    shared.ifPresent(page -> local.put(url, page));
    return shared;
  }

  @Override
  public void put(String url, StoredPage page) {
    local.put(url, page);
    if (sharing.mayGive(url)) {
      sharing.cache().offer(key(url), encode(page));
    }
  }

  @Override
  public Optional<PageState> state(String url) {
    return local.state(url);
  }

  @Override
  public void refresh(String url, Instant fetchedAt) {
    local.refresh(url, fetchedAt);
  }

  private static StoreKey key(String url) {
    return StoreKey.about(StoreKey.Kind.PAGE, url);
  }

  private static byte[] encode(StoredPage page) {
    String head =
        page.state().fetchedAt()
            + "\n"
            + line(page.state().etag())
            + "\n"
            + line(page.state().lastModified())
            + "\n";
    byte[] first = head.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(first, first.length + page.content().length);
    System.arraycopy(page.content(), 0, bytes, first.length, page.content().length);
    return bytes;
  }

  private static String line(Optional<String> header) {
    return header.filter(text -> text.indexOf('\n') < 0).orElse("");
  }

  /// Who says that a page was fetched later than now has another clock; it may be of any age.
  private Instant passed(Instant fetchedAt) {
    return fetchedAt.isAfter(clock.instant()) ? Instant.EPOCH : fetchedAt;
  }

  private Optional<StoredPage> decode(byte[] bytes) {
    String[] lines = new String[LINES];
    int start = 0;
    for (int i = 0; i < LINES; i++) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (end == bytes.length) {
        return Optional.empty();
      }
      lines[i] = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      start = end + 1;
    }
    try {
      byte[] content = Arrays.copyOfRange(bytes, start, bytes.length);
      PageState state =
          PageState.of(
              content,
              Optional.of(lines[1]).filter(text -> !text.isEmpty()),
              Optional.of(lines[2]).filter(text -> !text.isEmpty()),
              passed(Instant.parse(lines[0])));
      return Optional.of(new StoredPage(state, content));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
