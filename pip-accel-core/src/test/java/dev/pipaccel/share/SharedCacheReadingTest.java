package dev.pipaccel.share;

import static dev.pipaccel.share.StoreServer.HANGING;
import static dev.pipaccel.share.StoreServer.TRICKLING;
import static dev.pipaccel.share.StoreServer.TRUNCATING;
import static dev.pipaccel.share.StoreServer.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.share.Counters.Event;
import dev.pipaccel.share.StoreKey.Kind;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a shared cache has, and what it costs when a store does not answer as it should.
class SharedCacheReadingTest extends SharedCacheFixture {
  @Test
  void blobComesWhole() throws Exception {
    String sha256 = storeWheel();

    try (SharedCache cache = open()) {
      assertThat(cache.bring(sha256, folder.resolve("there"))).isTrue();
    }

    assertThat(folder.resolve("there")).hasBinaryContent(WHEEL);
  }

  @Test
  void blobThatWasAlteredNeverAppears() throws Exception {
    String sha256 = storeWheel();
    server.files().get("/" + StoreKey.blob(sha256).path())[3] ^= 1;

    try (SharedCache cache = open()) {
      assertThat(cache.bring(sha256, folder.resolve("there"))).isFalse();
      assertThat(count(cache, Event.REJECTED)).isEqualTo(1);
    }

    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void secondBackendAnswersForTheFirstAndTheFirstIsFilled() throws Exception {
    unsigned = true;
    String sha256 = storeWheel();
    store(PAGE, CONTENT);
    try (StoreServer first = StoreServer.start()) {
      try (SharedCache cache = open(first, server)) {
        assertThat(cache.record(PAGE)).isPresent();
        assertThat(cache.bring(sha256, folder.resolve("there"))).isTrue();
        cache.offer(sha256, folder.resolve("there"));
      }

      assertThat(first.files())
          .containsOnlyKeys("/" + PAGE.path(), "/" + StoreKey.blob(sha256).path());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 412, 500, 501, 503, HANGING, TRICKLING, TRUNCATING})
  void storeThatFailsHasNothing(int status) throws Exception {
    unsigned = true;
    String sha256 = storeWheel();
    store(PAGE, CONTENT);
    server.behave(_ -> status);
    long start = System.nanoTime();

    try (SharedCache cache = open()) {
      for (int i = 0; i < 20; i++) {
        assertThat(cache.bring(sha256, folder.resolve("there"))).isFalse();
      }
      assertThat(cache.has(sha256)).isFalse();
      if (status != TRICKLING) {
        assertThat(cache.record(PAGE)).isEmpty();
      }
    }

    assertThat(folder.resolve("there")).doesNotExist();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(report.warnings()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void storeThatRefusesWhatItLacksIsStillAsked() throws Exception {
    unsigned = true;
    store(PAGE, CONTENT);
    String there = "/" + PAGE.path();
    server.behave(line -> line.endsWith(there) ? WELL : 403);

    try (SharedCache cache = open()) {
      for (int i = 0; i < 10; i++) {
        assertThat(cache.record(StoreKey.about(Kind.PAGE, "page " + i))).isEmpty();
      }
      assertThat(cache.record(PAGE)).isPresent();
      assertThat(count(cache, Event.MISSES)).isEqualTo(10);
      assertThat(count(cache, Event.ERRORS)).isZero();
    }

    assertThat(report.warnings()).singleElement().asString().contains("taken to be missing");
  }

  @Test
  void whatBreaksOffIsContinued() throws Exception {
    String sha256 = storeWheel();
    int[] answers = {0};
    server.behave(_ -> answers[0]++ < 2 ? TRUNCATING : WELL);

    try (SharedCache cache = open()) {
      assertThat(cache.bring(sha256, folder.resolve("there"))).isTrue();
      assertThat(count(cache, Event.BYTES_READ)).isEqualTo(WHEEL.length);
    }

    assertThat(folder.resolve("there")).hasBinaryContent(WHEEL);
  }

  /// Only some requests of a host go out at one time; the others wait longer than a request may
  /// take.
  @Test
  void requestsMayWaitForOneAnother() throws Exception {
    unsigned = true;
    store(PAGE, CONTENT);
    server.behave(_ -> {
      LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
      return WELL;
    });

    try (SharedCache cache = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        StoreKey key = StoreKey.about(Kind.PAGE, "page " + i);
        threads.submit(() -> cache.record(key));
      }
      threads.close();

      assertThat(count(cache, Event.TIMEOUTS)).isZero();
      assertThat(cache.record(PAGE)).isPresent();
    }
  }

  @Test
  void storeThatIsStoppedIsAskedOnce() throws Exception {
    server.close();
    unsigned = true;

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isEmpty();
      assertThat(cache.record(OTHER)).isEmpty();
      cache.offer(PAGE, CONTENT);
    }

    assertThat(report.warnings()).hasSize(1);
  }
}
