package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.cache.BuildRecord;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.RemoteEviction.Limits;
import dev.pipaccel.share.RemoteEviction.Result;
import dev.pipaccel.share.StoreKey.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteEvictionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Limits NONE = new Limits(OptionalLong.empty(), Optional.empty());

  @TempDir Path folder;
  private CacheBackend backend;

  @BeforeEach
  void open() {
    backend = new DirectoryBackend(folder);
  }

  /// Puts something that was stored some days ago.
  private StoreKey put(StoreKey key, byte[] content, int days) throws IOException {
    backend.put(key, Payload.of(content));
    Files.setLastModifiedTime(
        folder.resolve(key.path()), FileTime.from(NOW.minus(Duration.ofDays(days))));
    return key;
  }

  private StoreKey blob(String text, int days) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return put(StoreKey.blob(Digests.sha256(content)), content, days);
  }

  private StoreKey build(String name, int days, StoreKey... wheels) throws IOException {
    StoreKey key = StoreKey.about(Kind.BUILD, name);
    Optional<byte[]> content = Optional.of(new byte[0]);
    for (StoreKey wheel : wheels) {
      BuildRecord record =
          new BuildRecord(
              "a-1-py3-none-any.whl",
              wheel.digest(),
              1,
              Map.of("CC", wheel.digest()),
              "",
              Map.of(),
              List.of(),
              "a-1.tar.gz",
              List.of(),
              1);
      content = BuildVariants.joined(content, record);
    }
    return put(key, SharedRecord.of(key, content.orElseThrow(), Optional.empty()).bytes(), days);
  }

  private static Limits olderThan(int days) {
    return new Limits(OptionalLong.empty(), Optional.of(NOW.minus(Duration.ofDays(days))));
  }

  private Result evict(Limits limits) throws BackendException {
    return new RemoteEviction(backend, false).run(limits, NOW);
  }

  @Test
  void oldThingsGo() throws Exception {
    StoreKey old = blob("old", 10);
    StoreKey young = blob("young", 1);

    assertThat(evict(olderThan(5))).isEqualTo(new Result(2, 8, 1, 3));

    assertThat(backend.contains(old)).isFalse();
    assertThat(backend.contains(young)).isTrue();
  }

  @Test
  void wheelStaysWhileARecordNamesIt() throws Exception {
    StoreKey wheel = blob("wheel", 10);
    StoreKey old = build("old", 10, wheel);
    StoreKey young = build("young", 1, wheel);

    evict(olderThan(5));

    assertThat(backend.contains(old)).isFalse();
    assertThat(backend.contains(wheel)).isTrue();
    evict(olderThan(0));
    assertThat(backend.contains(young)).isFalse();
    assertThat(backend.contains(wheel)).isFalse();
  }

  @Test
  void recordGoesBeforeItsWheels() throws Exception {
    StoreKey wheel = blob("wheel", 10);
    StoreKey other = blob("other", 10);
    StoreKey build = build("a", 10, wheel, other);
    var watched = new RecordingBackend(backend);

    new RemoteEviction(watched, false).run(olderThan(5), NOW);

    assertThat(watched.deleted()).hasSize(3).first().isEqualTo(build);
  }

  @Test
  void oldestGoUntilTheRestFits() throws Exception {
    StoreKey first = blob("0123456789", 3);
    StoreKey second = blob("abcdefghij", 2);
    StoreKey third = blob("ABCDEFGHIJ", 1);

    Result result = evict(new Limits(OptionalLong.of(20), Optional.empty()));

    assertThat(result).isEqualTo(new Result(3, 30, 1, 10));
    assertThat(backend.contains(first)).isFalse();
    assertThat(backend.contains(second)).isTrue();
    assertThat(backend.contains(third)).isTrue();
  }

  @Test
  void rehearsalDeletesNothing() throws Exception {
    StoreKey old = blob("old", 10);

    assertThat(new RemoteEviction(backend, true).run(olderThan(5), NOW).deleted()).isEqualTo(1);

    assertThat(backend.contains(old)).isTrue();
  }

  @Test
  void forgottenThingsAndRecordsWithoutWheelsGo() throws Exception {
    StoreKey lease = put(StoreKey.about(Kind.LEASE, "a"), new byte[1], 2);
    StoreKey held = put(StoreKey.about(Kind.LEASE, "b"), new byte[1], 0);
    StoreKey dangling = build("a", 0, StoreKey.blob(Digests.sha256("gone")));

    evict(NONE);

    assertThat(backend.contains(lease)).isFalse();
    assertThat(backend.contains(held)).isTrue();
    assertThat(backend.contains(dangling)).isFalse();
  }

  @Test
  void leaseThatIsHeldStaysWhateverTheLimits() throws Exception {
    StoreKey held = put(StoreKey.about(Kind.LEASE, "a"), new byte[1], 0);
    StoreKey page = put(StoreKey.about(Kind.PAGE, "a"), new byte[1], 1);

    evict(new Limits(OptionalLong.of(0), Optional.of(NOW.plusSeconds(1))));

    assertThat(backend.contains(held)).isTrue();
    assertThat(backend.contains(page)).isFalse();
  }
}
