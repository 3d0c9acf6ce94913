package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.share.Counters.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which records of a shared cache are believed.
class SharedCacheTrustTest extends SharedCacheFixture {
  @Test
  void signedRecordIsReadByWhoTrustsItsKey() throws Exception {
    trusted.add(generate("farm-1"));
    store(PAGE, CONTENT);
    readAlone();

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE))
          .hasValueSatisfying(page -> assertThat(page).isEqualTo(CONTENT));
      assertThat(count(cache, Event.HITS)).isEqualTo(1);
    }
  }

  @Test
  void severalKeysAreTrustedWhileOneReplacesAnother() throws Exception {
    trusted.add(generate("farm-1"));
    store(PAGE, CONTENT);
    trusted.add(generate("farm-2"));
    store(OTHER, CONTENT);
    readAlone();

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isPresent();
      assertThat(cache.record(OTHER)).isPresent();
    }
    trusted.removeFirst();
    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isEmpty();
      assertThat(cache.record(OTHER)).isPresent();
    }
  }

  @Test
  void recordOfAnUnknownKeyIsRejected() throws Exception {
    generate("stranger");
    store(PAGE, CONTENT);
    generate("farm-1");
    unsigned = true;

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isEmpty();
      assertThat(count(cache, Event.REJECTED)).isEqualTo(1);
    }
  }

  @Test
  void keyOfAKnownNameButOtherBytesIsAnother() throws Exception {
    generate("farm-1");
    store(PAGE, CONTENT);
    trusted.add(generate("farm-1"));
    readAlone();

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isEmpty();
    }
  }

  @Test
  void recordThatWasAlteredIsRejected() throws Exception {
    trusted.add(generate("farm-1"));
    store(PAGE, CONTENT);
    byte[] stored = server.files().get("/" + PAGE.path());

    for (int i = 0; i < stored.length; i++) {
      byte[] altered = stored.clone();
      altered[i] ^= 1;
      server.files().put("/" + PAGE.path(), altered);
      try (SharedCache cache = open()) {
        assertThat(cache.record(PAGE)).as("byte %d", i).isEmpty();
        assertThat(count(cache, Event.REJECTED)).isEqualTo(1);
      }
    }
  }

  @Test
  void recordThatWasTruncatedIsRejected() throws Exception {
    trusted.add(generate("farm-1"));
    store(PAGE, CONTENT);
    byte[] stored = server.files().get("/" + PAGE.path());

    for (int length = 0; length < stored.length; length++) {
      server.files().put("/" + PAGE.path(), Arrays.copyOf(stored, length));
      try (SharedCache cache = open()) {
        assertThat(cache.record(PAGE)).as("%d bytes", length).isEmpty();
      }
    }
  }

  @Test
  void recordThatWasMovedToAnotherKeyIsRejected() throws Exception {
    trusted.add(generate("farm-1"));
    store(PAGE, CONTENT);
    server.files().put("/" + OTHER.path(), server.files().get("/" + PAGE.path()));

    try (SharedCache cache = open()) {
      assertThat(cache.record(OTHER)).isEmpty();
      assertThat(count(cache, Event.REJECTED)).isEqualTo(1);
    }
  }

  @Test
  void unsignedRecordIsReadOnlyWhereThatIsAllowed() throws Exception {
    unsigned = true;
    store(PAGE, CONTENT);

    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isPresent();
    }
    unsigned = false;
    trusted.add(generate("farm-1"));
    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isEmpty();
      assertThat(count(cache, Event.REJECTED)).isEqualTo(1);
    }
  }

  @Test
  void whoHasNoKeyStoresNoRecordAndAsksForNone() throws Exception {
    trusted.clear();
    store(PAGE, CONTENT);
    try (SharedCache cache = open()) {
      assertThat(cache.record(PAGE)).isEmpty();
    }

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatWasUnsignedIsNotSignedByJoiningIt() throws Exception {
    unsigned = true;
    store(PAGE, CONTENT);
    trusted.add(generate("farm-1"));
    List<Optional<byte[]>> known = new ArrayList<>();

    try (SharedCache cache = open()) {
      Path file = wheel();
      cache.offerNow(
          PAGE,
          Digests.sha256(WHEEL),
          file,
          before -> {
            known.add(before);
            return before.isPresent() ? Optional.empty() : Optional.of(CONTENT);
          },
          () -> {});
    }

    assertThat(known).first().isEqualTo(Optional.empty());
  }

  @Test
  void keysThatAreNoneAreRefused() {
    assertThatThrownBy(() -> TrustedKey.parse("no key")).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> TrustedKey.parse("farm-1:AAAA"))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> SigningKey.generate("a name"))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> SigningKey.read(folder.resolve("missing")))
        .isInstanceOf(ConfigurationException.class);
  }
}
