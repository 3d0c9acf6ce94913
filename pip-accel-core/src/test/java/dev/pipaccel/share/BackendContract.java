package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.StoreKey.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every backend must do.
public abstract class BackendContract {
  @TempDir Path folder;
  private CacheBackend backend;

  /// Opens an empty store.
  protected abstract CacheBackend open(Path folder) throws Exception;

  /// Whether the store tells what it has.
  protected boolean lists() {
    return true;
  }

  @BeforeEach
  void start() throws Exception {
    backend = open(folder);
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  protected static Payload payload(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  protected static StoreKey key(Kind kind, String name) {
    return StoreKey.about(kind, name);
  }

  private Optional<String> text(StoreKey key) throws Exception {
    Optional<CacheBackend.Content> found = backend.get(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (CacheBackend.Content content = found.get()) {
      return Optional.of(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void nothingIsThereBeforeItIsPut() throws Exception {
    for (Kind kind : Kind.values()) {
      assertThat(backend.get(key(kind, "a"))).isEmpty();
      assertThat(backend.contains(key(kind, "a"))).isFalse();
    }
  }

  @Test
  void whatIsPutIsThere() throws Exception {
    for (Kind kind : Kind.values()) {
      backend.put(key(kind, "a"), payload("of " + kind));
    }

    for (Kind kind : Kind.values()) {
      assertThat(text(key(kind, "a"))).contains("of " + kind);
      assertThat(backend.contains(key(kind, "a"))).isTrue();
      assertThat(backend.contains(key(kind, "b"))).isFalse();
    }
  }

  @Test
  void nothingIsSomething() throws Exception {
    backend.put(key(Kind.PAGE, "a"), payload(""));

    assertThat(text(key(Kind.PAGE, "a"))).contains("");
  }

  @Test
  void putReplaces() throws Exception {
    backend.put(key(Kind.PAGE, "a"), payload("old and longer"));
    backend.put(key(Kind.PAGE, "a"), payload("new"));

    assertThat(text(key(Kind.PAGE, "a"))).contains("new");
  }

  @Test
  void firstToCreateWins() throws Exception {
    assertThat(backend.putIfAbsent(key(Kind.PROBE, "a"), payload("first"))).isTrue();
    assertThat(backend.putIfAbsent(key(Kind.PROBE, "a"), payload("second"))).isFalse();

    assertThat(text(key(Kind.PROBE, "a"))).contains("first");
  }

  @Test
  void ofManyWhoCreateAtOnceOneIsTold() throws Exception {
    if (!backend.createsExclusively()) {
      return;
    }
    for (int round = 0; round < 5; round++) {
      StoreKey key = key(Kind.PROBE, "round " + round);
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Payload payload = payload("writer " + i);
        writers.add(() -> backend.putIfAbsent(key, payload));
      }
      int winners = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Boolean> writer : threads.invokeAll(writers)) {
          winners += writer.get() ? 1 : 0;
        }
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  @Test
  void bytesComeAsTheyWere() throws Exception {
    byte[] bytes = new byte[3_000_001];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(folder.resolve("payload"), bytes);
    StoreKey key = StoreKey.blob(Digests.sha256(bytes));

    backend.put(key, Payload.of(file));

    try (CacheBackend.Content content = backend.get(key).orElseThrow()) {
      assertThat(content.stream().readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void restIsReadFromTheMiddle() throws Exception {
    backend.put(key(Kind.PAGE, "a"), payload("0123456789"));

    try (CacheBackend.Content content = backend.get(key(Kind.PAGE, "a"), 7).orElseThrow()) {
      assertThat(content.stream().readAllBytes()).asString().isEqualTo("789");
    }
    assertThat(backend.get(key(Kind.PAGE, "b"), 7)).isEmpty();
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    backend.put(key(Kind.PROBE, "a"), payload("a"));

    backend.delete(key(Kind.PROBE, "a"));
    backend.delete(key(Kind.PROBE, "a"));

    assertThat(backend.contains(key(Kind.PROBE, "a"))).isFalse();
  }

  @Test
  void listingShowsOneKind() throws Exception {
    List<StoreKey> seen = new ArrayList<>();
    CacheBackend.Visitor visitor =
        (key, size, modified) -> {
          assertThat(size).isEqualTo(2);
          assertThat(modified).isNotNull();
          seen.add(key);
        };
    if (!lists()) {
      assertThatThrownBy(() -> backend.list(Kind.PAGE, visitor))
          .isInstanceOfSatisfying(
              BackendException.class,
              e -> assertThat(e.kind()).isEqualTo(BackendException.Kind.UNSUPPORTED));
      return;
    }
    backend.list(Kind.PAGE, visitor);
    assertThat(seen).isEmpty();
    backend.put(key(Kind.PAGE, "a"), payload("aa"));
    backend.put(key(Kind.PAGE, "b"), payload("bb"));
    backend.put(key(Kind.BUILD, "a"), payload("cc"));

    backend.list(Kind.PAGE, visitor);

    assertThat(seen).containsExactlyInAnyOrder(key(Kind.PAGE, "a"), key(Kind.PAGE, "b"));
  }
}
