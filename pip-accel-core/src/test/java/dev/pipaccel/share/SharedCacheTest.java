package dev.pipaccel.share;

import static dev.pipaccel.share.StoreServer.HANGING;
import static dev.pipaccel.share.StoreServer.TRICKLING;
import static dev.pipaccel.share.StoreServer.TRUNCATING;
import static dev.pipaccel.share.StoreServer.WELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.http.TestTransport;
import dev.pipaccel.report.RecordingReport;
import dev.pipaccel.share.Counters.Event;
import dev.pipaccel.share.StoreKey.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SharedCacheTest {
  private static final StoreKey PAGE = StoreKey.about(Kind.PAGE, "https://index.example/simple/a/");
  private static final StoreKey OTHER =
      StoreKey.about(Kind.PAGE, "https://index.example/simple/b/");
  private static final byte[] CONTENT = "a page".getBytes(StandardCharsets.UTF_8);
  private static final byte[] WHEEL =
      "not really a wheel".repeat(50).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final RecordingReport report = new RecordingReport();
  private final List<String> trusted = new ArrayList<>();
  private Optional<Path> signingKey = Optional.empty();
  private boolean unsigned;
  private StoreServer server;

  @BeforeEach
  void start() throws IOException {
    server = StoreServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String generate(String name) throws Exception {
    SigningKey.Generated generated = SigningKey.generate(name);
    signingKey = Optional.of(Files.writeString(folder.resolve(name), generated.secretFile()));
    return generated.trusted();
  }

  private SharedCache open(StoreServer... servers) throws Exception {
    var settings =
        new SharedCacheSettings(
            List.of(),
            trusted,
            signingKey,
            false,
            unsigned,
            false,
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Map.of());
    List<Member> members = new ArrayList<>();
    for (StoreServer one : servers.length == 0 ? new StoreServer[] {server} : servers) {
      var backend =
          new HttpBackend(
              one.url(),
              HttpLayout.FOLDERS,
              new TestTransport().retries(0).timeout(Duration.ofMillis(400)).create());
      members.add(new Member(backend, Mode.READ_WRITE, report));
    }
    return new SharedCache(settings, members, Trust.of(settings), report);
  }

  private void store(StoreKey key, byte[] content) throws Exception {
    try (SharedCache cache = open()) {
      cache.offer(key, content);
    }
  }

  private String storeWheel() throws Exception {
    Path file = Files.write(folder.resolve("wheel"), WHEEL);
    String sha256 = Digests.sha256(WHEEL);
    try (SharedCache cache = open()) {
      cache.offer(sha256, file);
    }
    return sha256;
  }

  private static long count(SharedCache cache, Event event) {
    return cache.counters().values().iterator().next().counts().get(event);
  }

  private void readAlone() {
    signingKey = Optional.empty();
  }

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
      server.files().put("/" + PAGE.path(), java.util.Arrays.copyOf(stored, length));
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
      Path file = Files.write(folder.resolve("wheel"), WHEEL);
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
  void ofTwoWhoJoinAtOnceNeitherIsLost() throws Exception {
    unsigned = true;
    Path file = Files.write(folder.resolve("wheel"), WHEEL);
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
  void recordIsNotStoredWithoutItsBlob() throws Exception {
    unsigned = true;
    server.behave(line -> line.startsWith("PUT /cas/") ? 500 : WELL);

    try (SharedCache cache = open()) {
      cache.offerNow(
          PAGE,
          Digests.sha256(WHEEL),
          Files.write(folder.resolve("wheel"), WHEEL),
          _ -> Optional.of(CONTENT),
          () -> {});
    }

    assertThat(server.files()).isEmpty();
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
