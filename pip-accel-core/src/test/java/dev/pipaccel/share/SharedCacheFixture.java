package dev.pipaccel.share;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.config.SharedCacheSettings.Mode;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Shared caches of machines that all know one server, which fails on demand.
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class SharedCacheFixture {
  static final StoreKey PAGE = StoreKey.about(Kind.PAGE, "https://index.example/simple/a/");
  static final StoreKey OTHER = StoreKey.about(Kind.PAGE, "https://index.example/simple/b/");
  static final byte[] CONTENT = "a page".getBytes(StandardCharsets.UTF_8);
  static final byte[] WHEEL = "not really a wheel".repeat(50).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  final RecordingReport report = new RecordingReport();
  final List<String> trusted = new ArrayList<>();
  boolean unsigned;
  StoreServer server;
  private Optional<Path> signingKey = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    server = StoreServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Makes a key that this machine signs with from now on.
  ///
  /// @return what trusts it
  String generate(String name) throws Exception {
    SigningKey.Generated generated = SigningKey.generate(name);
    signingKey = Optional.of(Files.writeString(folder.resolve(name), generated.secretFile()));
    return generated.trusted();
  }

  /// Forgets the key.
  void readAlone() {
    signingKey = Optional.empty();
  }

  /// Opens the cache of a machine.
  ///
  /// @param servers that it asks; none: the one
  SharedCache open(StoreServer... servers) throws Exception {
    return open(Mode.READ_WRITE, servers);
  }

  SharedCache open(Mode mode, StoreServer... servers) throws Exception {
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
      members.add(new Member(backend, mode, report));
    }
    return new SharedCache(settings, members, Trust.of(settings), report);
  }

  void store(StoreKey key, byte[] content) throws Exception {
    try (SharedCache cache = open()) {
      cache.offer(key, content);
    }
  }

  /// Writes what counts as a wheel here.
  Path wheel() throws IOException {
    return Files.write(folder.resolve("wheel"), WHEEL);
  }

  /// @return its digest
  String storeWheel() throws Exception {
    String sha256 = Digests.sha256(WHEEL);
    try (SharedCache cache = open()) {
      cache.offer(sha256, wheel());
    }
    return sha256;
  }

  static long count(SharedCache cache, Event event) {
    return cache.counters().values().iterator().next().counts().get(event);
  }
}
