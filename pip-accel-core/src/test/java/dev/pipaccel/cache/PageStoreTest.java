package dev.pipaccel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageStoreTest {
  private static final String URL = "https://index.example/simple/a/";
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");
  @TempDir Path folder;
  private Cache cache;
  private PageStore pages;

  @BeforeEach
  void open() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    cache =
        Cache.open(
            folder.resolve("downloads"), folder.resolve("data"), temporary, new RecordingReport());
    pages = new PageStore(cache);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  private static StoredPage page(String content, String etag) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new StoredPage(PageState.of(bytes, Optional.of(etag), Optional.empty(), FIRST), bytes);
  }

  @Test
  void pageComesBackAsItWasPut() {
    pages.put(URL, page("one", "\"1\""));

    StoredPage found = pages.find(URL).orElseThrow();
    assertThat(found.content()).asString(StandardCharsets.UTF_8).isEqualTo("one");
    assertThat(found.state().etag()).contains("\"1\"");
    assertThat(found.state().lastModified()).isEmpty();
    assertThat(found.state().fetchedAt()).isEqualTo(FIRST);
    assertThat(pages.find(URL + "b")).isEmpty();
  }

  @Test
  void newPageReplacesTheOldOneAndItsContent() throws IOException {
    pages.put(URL, page("one", "\"1\""));
    pages.put(URL, page("two", "\"2\""));

    assertThat(pages.find(URL).orElseThrow().state().etag()).contains("\"2\"");
    try (Stream<Path> files = Files.walk(folder.resolve("data/pages-1"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void confirmingChangesTheTimeAlone() {
    pages.put(URL, page("one", "\"1\""));
    pages.confirm(URL, LATER);

    StoredPage found = pages.find(URL).orElseThrow();
    assertThat(found.state().fetchedAt()).isEqualTo(LATER);
    assertThat(found.state().etag()).contains("\"1\"");
  }

  @Test
  void damagedFreshnessIsAMiss() throws IOException {
    pages.put(URL, page("one", "\"1\""));
    try (Stream<Path> files = Files.walk(folder.resolve("data/pages-1"))) {
      Path freshness = files.filter(file -> file.endsWith("fresh")).findFirst().orElseThrow();
      Files.writeString(freshness, "garbage");
    }

    assertThat(pages.find(URL)).isEmpty();
    pages.confirm(URL, LATER);
    pages.put(URL, page("one", "\"2\""));
    assertThat(pages.find(URL).orElseThrow().state().etag()).contains("\"2\"");
  }

  @Test
  void damagedPageIsAMissAndReplacedByTheSamePage() throws IOException {
    pages.put(URL, page("one", "\"1\""));
    try (Stream<Path> files = Files.walk(folder.resolve("data/pages-1"))) {
      Path content =
          files
              .filter(file -> Files.isRegularFile(file) && !file.endsWith("fresh"))
              .findFirst()
              .orElseThrow();
      Files.writeString(content, "eno");
    }

    assertThat(pages.find(URL)).isEmpty();
    pages.put(URL, page("one", "\"1\""));
    assertThat(pages.find(URL)).isPresent();
  }
}
