package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.http.Payload;
import dev.pipaccel.http.TestTransport;
import dev.pipaccel.report.RecordingReport;
import dev.pipaccel.share.BackendException.Kind;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3BackendTest extends BackendContract {
  /// The least that engines take as a part that is not the last.
  private static final int PART = 5 * 1024 * 1024;

  private static final StoreKey PAGE = key(StoreKey.Kind.PAGE, "a");
  private static S3Engine engine;
  private final RecordingReport report = new RecordingReport();

  @BeforeAll
  static void startEngine() throws Exception {
    engine = S3Engine.start();
    try (CacheBackend backend = engine.open("first", "secret", new RecordingReport())) {
      backend.put(key(StoreKey.Kind.PROBE, "makes the bucket"), payload(""));
    }
  }

  @AfterAll
  static void stopEngine() throws Exception {
    engine.close();
  }

  private static String prefix() {
    return "a+b c é/" + UUID.randomUUID();
  }

  @Override
  protected CacheBackend open(Path folder) throws Exception {
    return engine.open(prefix(), "secret", report);
  }

  private static void assertFails(ThrowingCallable request, Kind kind, String word) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            BackendException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e).hasMessageContaining(word);
            });
  }

  @Test
  void wrongSecretIsDenied() throws Exception {
    try (CacheBackend backend = engine.open(prefix(), "wrong", report)) {
      assertFails(() -> backend.get(PAGE), Kind.DENIED, "SignatureDoesNotMatch");
    }
  }

  @Test
  void nobodyIsForbidden() throws Exception {
    Map<String, String> settings = Map.of("url", engine.url(), "anonymous", "true");
    try (CacheBackend backend = S3Engine.open("s3://farm/", settings, Map.of(), report)) {
      assertFails(() -> backend.put(PAGE, payload("")), Kind.FORBIDDEN, "AccessDenied");
    }
  }

  @Test
  void missingBucketIsNotTakenForAnEmptyOne() throws Exception {
    Map<String, String> settings = Map.of("url", engine.url());
    Map<String, String> keys =
        Map.of("AWS_ACCESS_KEY_ID", "access", "AWS_SECRET_ACCESS_KEY", "secret");
    try (CacheBackend backend = S3Engine.open("s3://nowhere/", settings, keys, report)) {
      assertFails(() -> backend.get(PAGE), Kind.DENIED, "NoSuchBucket");
    }
  }

  @Test
  void whatIsBigIsStoredInParts() throws Exception {
    byte[] bytes = new byte[2 * PART + 1];
    new Random(3).nextBytes(bytes);
    try (CacheBackend backend = openInParts()) {
      StoreKey key = key(StoreKey.Kind.BLOB, "big");

      backend.put(key, Payload.of(bytes));

      try (CacheBackend.Content content = backend.get(key, bytes.length - 10).orElseThrow()) {
        assertThat(content.stream().readAllBytes())
            .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 10, bytes.length));
      }
      backend.list(StoreKey.Kind.BLOB, (_, size, _) -> assertThat(size).isEqualTo(bytes.length));
    }
  }

  @Test
  void partsThatFailLeaveNothing() throws Exception {
    try (CacheBackend backend = openInParts()) {
      StoreKey key = key(StoreKey.Kind.BLOB, "big");
      var shorter = new Payload(2 * PART + 1, () -> new ByteArrayInputStream(new byte[PART + 1]));

      assertThatThrownBy(() -> backend.put(key, shorter)).isInstanceOf(BackendException.class);

      assertThat(backend.contains(key)).isFalse();
    }
  }

  @Test
  void machineWithAWrongClockIsDenied() throws Exception {
    try (CacheBackend backend = open(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))) {
      assertFails(() -> backend.get(PAGE), Kind.DENIED, "RequestTimeTooSkewed");
    }
  }

  private CacheBackend openInParts() throws Exception {
    return open(Clock.systemUTC());
  }

  private CacheBackend open(Clock clock) throws Exception {
    Map<String, String> variables =
        Map.of("AWS_ACCESS_KEY_ID", "access", "AWS_SECRET_ACCESS_KEY", "secret");
    ProcessFacts facts = S3Engine.facts(variables);
    var credentials =
        S3Credentials.find(
            facts,
            AwsProfile.find(facts, report),
            (_, _, _) -> {
              throw new IllegalStateException("there is no token");
            });
    Map<String, String> settings = Map.of("url", engine.url());
    return new S3Backend(
        S3Place.of("s3://farm/" + prefix(), settings, Map.of(), "us-east-1"),
        new S3Client(new S3Signer(credentials, "us-east-1", clock), new TestTransport().create()),
        PART);
  }
}
