package dev.pipaccel.share;

import static dev.pipaccel.share.StoreServer.HANGING;
import static dev.pipaccel.share.StoreServer.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.share.StoreKey.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What gets into a shared cache, and when a store does not take it.
class SharedCacheWritingTest extends SharedCacheFixture {
  @Test
  void ofTwoWhoJoinAtOnceNeitherIsLost() throws Exception {
    unsigned = true;
    Path file = wheel();
    String sha256 = Digests.sha256(WHEEL);
    var overwritten = new CountDownLatch(1);
    try (SharedCache slow = open();
        SharedCache quick = open()) {
      slow.offerNow(
          PAGE,
          sha256,
          file,
          known -> {
            if (known.isEmpty()) {
              quick.offerNow(PAGE, sha256, file, other -> with(other, "quick "), () -> {});
              awaitUninterrupted(() -> server.files().containsKey("/" + PAGE.path()));
            }
            return with(known, "slow ");
          },
          overwritten::countDown);
      overwritten.await();
    }

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE).map(String::new).orElseThrow()).contains("quick ", "slow ");
    }
  }

  private static Optional<byte[]> with(Optional<byte[]> known, String word) {
    String text = known.map(String::new).orElse("");
    return text.contains(word)
        ? Optional.empty()
        : Optional.of((text + word).getBytes(StandardCharsets.UTF_8));
  }

  private static void awaitUninterrupted(BooleanSupplier there) {
    while (!there.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 507, 501, 500, 409, 412, HANGING})
  void storeThatTakesNothingIsStillRead(int status) throws Exception {
    unsigned = true;
    store(PAGE, CONTENT);
    server.behave(line -> line.startsWith("PUT") ? status : WELL);

    try (SharedCache cache = open()) {
      for (int i = 0; i < 20; i++) {
        cache.offer(StoreKey.about(Kind.PAGE, "page " + i), CONTENT);
      }
      assertThat(cache.record(PAGE)).isPresent();
    }

    assertThat(report.warnings()).hasSize(1);
    assertThat(server.requests().stream().filter(line -> line.startsWith("PUT")).count())
        .isLessThanOrEqualTo(12);
  }

  @Test
  void whatFailsOnceIsNotAllThatWasToBeStored() throws Exception {
    unsigned = true;
    server.behave(line -> line.endsWith(PAGE.path()) ? 500 : WELL);
    try (SharedCache cache = open()) {
      cache.offer(OTHER, CONTENT);
      assertThat(cache.finish()).isTrue();
    }
    try (SharedCache cache = open()) {
      cache.offer(PAGE, CONTENT);
      cache.offer(OTHER, CONTENT);
      assertThat(cache.finish()).isFalse();
    }
    try (SharedCache cache = open(Mode.READ)) {
      cache.offer(OTHER, CONTENT);
      assertThat(cache.finish()).isFalse();
    }
  }

  @Test
  void recordIsNotStoredWithoutItsBlob() throws Exception {
    unsigned = true;
    server.behave(line -> line.startsWith("PUT /cas/") ? 500 : WELL);

    try (SharedCache cache = open()) {
      cache.offerNow(PAGE, Digests.sha256(WHEEL), wheel(), _ -> Optional.of(CONTENT), () -> {});
    }

    assertThat(server.files()).isEmpty();
  }
}
