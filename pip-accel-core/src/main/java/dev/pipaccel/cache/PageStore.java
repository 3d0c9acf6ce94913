package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Index pages as last seen, by the URL of the page without credentials. How fresh a page is lies
/// in a file of its own, which names the page's content: asking again rewrites a few bytes, and a
/// validator never stands beside another page's content. Safe for use by several threads and
/// processes.
public final class PageStore {
  private static final int CONTENT = 0;
  private static final int FETCHED_AT = 1;
  private static final int ETAG = 2;
  private static final int LAST_MODIFIED = 3;
  private static final int LINES = 5;
  private static final int DIGEST_LENGTH = 64;
  private final Cache cache;

  /// The pages of one store.
  public PageStore(Cache cache) {
    this.cache = cache;
  }

  /// Returns the page last seen at a URL; empty where there is none that can be read and believed.
  public Optional<StoredPage> find(String url) {
    return first(url, PageStore::read);
  }

  /// Returns the state of the page last seen at a URL, without a look at the page itself.
  public Optional<PageState> state(String url) {
    return first(url, freshness -> state(lines(freshness)));
  }

  /// Reads something of a page.
  @FunctionalInterface
  private interface Reading<T> {
    T read(Path freshness) throws IOException;
  }

  private <T> Optional<T> first(String url, Reading<T> reading) {
    for (CacheRoots roots : cache.readable()) {
      if (roots.trust() == CacheRoots.Trust.NONE) {
        continue;
      }
      Path freshness = freshness(roots, url);
      try {
        if (Files.exists(freshness)) {
          return Optional.of(reading.read(freshness));
        }
      } catch (IOException | DateTimeException e) {
        // Unreadable is missing: the page is fetched again.
        continue;
      }
    }
    return Optional.empty();
  }

  /// Keeps a page if the store can take it.
  public void put(String url, StoredPage page) {
    cache.writeIfPossible(roots -> {
      Path freshness = freshness(roots, url);
      Path content = freshness.resolveSibling(page.state().name());
      AtomicFiles.write(content, Sealed.seal(page.content()));
      Optional<Path> previous = contentOf(freshness);
      AtomicFiles.write(freshness, encode(page.state()));
      if (previous.isPresent() && !previous.get().equals(content)) {
        FileChanges.deleteIfExists(previous.get());
      }
      return content;
    });
  }

  /// Notes that the index said again that the kept page is current.
  public void confirm(String url, Instant fetchedAt) {
    cache.writeIfPossible(roots -> {
      Path freshness = freshness(roots, url);
      Optional<String[]> lines = linesIfWhole(freshness);
      if (lines.isPresent()) {
        lines.get()[FETCHED_AT] = fetchedAt.toString();
        AtomicFiles.writeString(freshness, String.join("\n", lines.get()));
      }
      return freshness;
    });
  }

  private static Optional<Path> contentOf(Path freshness) {
    return linesIfWhole(freshness).map(lines -> freshness.resolveSibling(lines[CONTENT]));
  }

  /// What is missing or damaged is about to be replaced, and no sign that writing will fail.
  private static Optional<String[]> linesIfWhole(Path freshness) {
    try {
      return Optional.of(lines(freshness));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static StoredPage read(Path freshness) throws IOException {
    String[] lines = lines(freshness);
    Path content = freshness.resolveSibling(lines[CONTENT]);
    return new StoredPage(
        state(lines),
        Sealed.open(Files.readAllBytes(content))
            .orElseThrow(() -> new IOException("Damaged page: " + content)));
  }

  private static PageState state(String[] lines) {
    return new PageState(
        lines[CONTENT],
        nonEmpty(lines[ETAG]),
        nonEmpty(lines[LAST_MODIFIED]),
        WrittenInstant.parse(lines[FETCHED_AT]));
  }

  private static String[] lines(Path freshness) throws IOException {
    String[] lines = Files.readString(freshness).split("\n", -1);
    if (lines.length != LINES || !isDigest(lines[CONTENT])) {
      throw new IOException("Malformed freshness of a page: " + freshness);
    }
    return lines;
  }

  /// What stands there is read and deleted, so it must name nothing else.
  private static boolean isDigest(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == DIGEST_LENGTH;
  }

  private static byte[] encode(PageState state) {
    String text =
        String.join(
            "\n",
            state.name(),
            state.fetchedAt().toString(),
            oneLine(state.etag().orElse("")),
            oneLine(state.lastModified().orElse("")),
            "");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String oneLine(String header) {
    return header.indexOf('\n') < 0 ? header : "";
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Path freshness(CacheRoots roots, String url) {
    return roots.bucket("pages-1").resolve(Digests.sha256(url)).resolve("fresh");
  }
}
