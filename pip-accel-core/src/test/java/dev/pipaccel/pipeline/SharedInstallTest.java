package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.build.ElfBuilder;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.share.S3Engine;
import dev.pipaccel.share.SigningKey;
import dev.pipaccel.share.StoreServer;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two machines with caches of their own and one shared cache.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SharedInstallTest {
  @TempDir Path folder;
  private LoopbackIndex index;
  private StoreServer store;
  private PipelineFixture first;
  private PipelineFixture second;

  @BeforeEach
  void start() throws Exception {
    index = LoopbackIndex.start();
    store = StoreServer.start();
    SigningKey.Generated key = SigningKey.generate("farm-1");
    Path secret = Files.writeString(folder.resolve("farm-1"), key.secretFile());
    first = machine("first", key.trusted());
    first.home.with("PIP_ACCEL_SIGNING_KEY", secret.toString());
    second = machine("second", key.trusted());
    index.simple().publish(wheel("w", "1.0").module("w").requires("s"));
    index.simple().publish(sdist("s", "2.0"));
  }

  private PipelineFixture machine(String name, String trusted) throws Exception {
    var machine = new PipelineFixture(folder.resolve(name));
    machine
        .home
        .with("PIP_INDEX_URL", index.simple().url().toString())
        .with("PIP_ACCEL_SHARED_CACHE", store.url())
        .with("PIP_ACCEL_SHARED_CACHE_TIMEOUT", "2")
        .with("PIP_ACCEL_TRUSTED_KEYS", trusted);
    return machine;
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
  }

  private static boolean built(PipelineFixture machine) {
    return machine.report().said().stream().anyMatch(line -> line.contains("Created wheel for"));
  }

  private static void requireInstalled(Path site) {
    assertThat(site.resolve("w/__init__.py")).isRegularFile();
    assertThat(site.resolve("s/__init__.py")).isRegularFile();
  }

  @Test
  void whatOneMachineFetchedAndBuiltTheOtherNeedsNoIndexFor() throws Exception {
    first.install("w==1.0", "s==2.0");
    assertThat(built(first)).isTrue();
    index.fault("/", Fault.status(503));
    index.forgetRequests();

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(built(second)).isFalse();
    assertThat(index.requests()).isEmpty();
    assertThat(second.report().warnings()).noneMatch(line -> line.contains("shared"));
  }

  /// A pinned wheel: page, HEAD, metadata, blob; a pinned source archive: page, metadata, record of
  /// the build, the wheel built. What is at home is asked of nobody.
  @Test
  void requestsArePaidOnce() throws Exception {
    first.install("w==1.0", "s==2.0");
    int before = store.requests().size();

    second.install("w==1.0", "s==2.0");
    int asked = store.requests().size();
    second.install("w==1.0", "s==2.0");

    assertThat(store.requests().subList(before, asked)).hasSize(8);
    assertThat(store.requests()).hasSize(asked);
  }

  @Test
  void whoTrustsNobodyTakesArchivesAlone() throws Exception {
    first.install("w==1.0", "s==2.0");
    second.home.with("PIP_ACCEL_TRUSTED_KEYS", "");
    index.forgetRequests();

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(built(second)).isTrue();
    assertThat(index.count("/files/")).isZero();
  }

  @Test
  void readerStoresNothing() throws Exception {
    second.home.with("PIP_ACCEL_SHARED_CACHE", "read " + store.url());

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(store.files()).isEmpty();
  }

  @Test
  void pagesFetchedWithCredentialsStayAtHome() throws Exception {
    String url = index.simple().url().toString().replace("://", "://user:secret@");
    first.home.with("PIP_INDEX_URL", url);

    first.install("w==1.0", "s==2.0");

    assertThat(store.files()).isEmpty();
    first.home.with("PIP_ACCEL_SHARE_PRIVATE", "yes");
    FileTrees.delete(first.home.cache());
    first.install("w==1.0", "s==2.0");
    assertThat(store.files()).isNotEmpty();
    assertThat(store.files().keySet()).noneMatch(path -> path.contains("secret"));
  }

  private void tamper(Predicate<String> which, StoreChange change) throws Exception {
    first.install("w==1.0", "s==2.0");
    for (String path : store.files().keySet().stream().filter(which).toList()) {
      change.to(path, store.files().get(path));
    }

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(quarantined()).isEmpty();
  }

  private interface StoreChange {
    void to(String path, byte[] content);
  }

  private Stream<Path> quarantined() throws Exception {
    return second.cached("quarantine").stream();
  }

  @Test
  void alteredThingsAreFetchedAndBuiltAgain() throws Exception {
    tamper(path -> true, (_, content) -> content[content.length / 2] ^= 1);

    assertThat(built(second)).isTrue();
  }

  @Test
  void truncatedThingsAreFetchedAndBuiltAgain() throws Exception {
    tamper(
        path -> true,
        (path, content) -> store.files().put(path, Arrays.copyOf(content, content.length / 2)));

    assertThat(built(second)).isTrue();
  }

  @Test
  void recordsWithoutTheirBlobsAreMisses() throws Exception {
    tamper(path -> path.startsWith("/cas/"), (path, _) -> store.files().remove(path));

    assertThat(built(second)).isTrue();
  }

  @Test
  void wheelOfAStrangerIsNotUnpacked() throws Exception {
    SigningKey.Generated stranger = SigningKey.generate("farm-1");
    Path secret = Files.writeString(folder.resolve("stranger"), stranger.secretFile());
    first.home.with("PIP_ACCEL_SIGNING_KEY", secret.toString());
    first.install("w==1.0", "s==2.0");

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(built(second)).isTrue();
  }

  /// Lets both machines believe records that nobody signed, so that a test can rewrite them.
  private void signNothing() {
    for (PipelineFixture machine : List.of(first, second)) {
      machine.home.with("PIP_ACCEL_ALLOW_UNSIGNED", "yes").with("PIP_ACCEL_SIGNING_KEY", "");
    }
  }

  private void rewrite(String below, UnaryOperator<String> change) {
    store
        .files()
        .replaceAll((path, content) ->
            path.startsWith(below)
                ? change
                    .apply(new String(content, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1)
                : content);
  }

  @Test
  void wheelThatNeedsANewerSystemIsRefusedAndBuiltAgain() throws Exception {
    signNothing();
    first.install("s==2.0");
    rewrite(
        "/builds-1/",
        record ->
            record.replace("\"needed_symbols\": {}", "\"needed_symbols\": {\"GLIBC\": \"2.99\"}"));

    assertThat(second.install("s==2.0").resolve("s/__init__.py")).isRegularFile();

    assertThat(built(second)).isTrue();
    assertThat(second.report().warnings())
        .anyMatch(line -> line.contains("GLIBC_2.99 is needed, GLIBC_2."));
  }

  /// As a wheel is that was built where the C library is newer.
  private void publishFromTheFuture() {
    byte[] library = ElfBuilder.elf().needs("libc.so.6", "GLIBC_2.99").bytes();
    index.simple().publish(sdist("native", "1.0").file("native/_native.so", library));
  }

  private void requireRefusedAndBuiltAgain() throws Exception {
    assertThat(second.install("native==1.0").resolve("native/_native.so")).isRegularFile();
    assertThat(built(second)).isTrue();
    assertThat(second.report().warnings())
        .anyMatch(
            line -> line.contains("native") && line.contains("GLIBC_2.99 is needed, GLIBC_2."));
  }

  @Test
  void wheelWhoseSymbolsAreNewerThanThisSystemIsRefusedAndBuiltAgain() throws Exception {
    publishFromTheFuture();
    first.install("native==1.0");

    requireRefusedAndBuiltAgain();
  }

  @Test
  void wheelThatNeedsMoreThanItsRecordSaysIsRefusedAndBuiltAgain() throws Exception {
    signNothing();
    publishFromTheFuture();
    first.install("native==1.0");
    rewrite("/builds-1/", record -> record.replace("{\"GLIBC\": \"2.99\"}", "{}"));

    requireRefusedAndBuiltAgain();
  }

  /// The order is blob, record: whoever dies leaves a whole store behind, whatever is half done.
  @ParameterizedTest
  @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22})
  void writerMayDieAtAnyOfItsRequests(int last) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    store.behave(_ -> requests.incrementAndGet() > last ? 503 : StoreServer.WELL);
    first.install("w==1.0", "s==2.0");
    store.behave(_ -> StoreServer.WELL);
    // A dead machine's lease is nobody's after a while, which LeasesTest does not wait for.
    store.files().keySet().removeIf(path -> path.startsWith("/leases-1/"));

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(second.report().warnings()).noneMatch(line -> line.contains("shared"));
  }

  private void toBucket(PipelineFixture machine, S3Engine engine, String secret) {
    machine
        .home
        .with("PIP_ACCEL_SHARED_CACHE", "")
        .with("PIP_ACCEL_S3_URL", engine.url())
        .with("PIP_ACCEL_S3_BUCKET", "farm")
        .with("PIP_ACCEL_S3_PREFIX", "some/where")
        .with("PIP_ACCEL_S3_CREATE_BUCKET", "yes")
        .with("AWS_ACCESS_KEY_ID", "access")
        .with("AWS_SECRET_ACCESS_KEY", secret);
  }

  @Test
  void wrongSecretCostsTimeOnly() throws Exception {
    try (S3Engine engine = S3Engine.start()) {
      toBucket(first, engine, "wrong");

      requireInstalled(first.install("w==1.0", "s==2.0"));

      assertThat(first.report().warnings())
          .singleElement()
          .asString()
          .contains("SignatureDoesNotMatch");
    }
  }

  @Test
  void pageFromTheFutureIsNotTakenForFresh() throws Exception {
    index.simple().cacheControl("max-age=600");
    signNothing();
    first.install("w");
    rewrite("/pages-1/", record -> record.replaceFirst("\n20\\d\\d-", "\n2999-"));
    index.simple().publish(wheel("w", "2.0").module("w"));

    Path site = second.install("w");

    assertThat(site.resolve("w-2.0.dist-info")).isDirectory();
  }

  @Test
  void originalKeysOfABucketAreEnough() throws Exception {
    try (S3Engine engine = S3Engine.start()) {
      toBucket(first, engine, "secret");
      toBucket(second, engine, "secret");
      second.home.with("PIP_ACCEL_S3_READONLY", "yes");
      first.install("w==1.0", "s==2.0");
      index.fault("/", Fault.status(503));

      requireInstalled(second.install("w==1.0", "s==2.0"));

      assertThat(built(second)).isFalse();
    }
  }

  /// What a suspended process (SIGSTOP) looks like: the system connects, nobody answers.
  @Test
  void storeThatIsSuspendedCostsTimeOnly() throws Exception {
    try (var suspended = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      second.home.with(
          "PIP_ACCEL_SHARED_CACHE", "http://127.0.0.1:" + suspended.getLocalPort() + "/");

      requireInstalled(second.install("w==1.0", "s==2.0"));
    }

    assertThat(second.report().warnings()).hasSize(1);
  }

  @Test
  void storeThatHangsCostsTimeOnly() throws Exception {
    store.behave(_ -> StoreServer.HANGING);

    requireInstalled(second.install("w==1.0", "s==2.0"));

    assertThat(second.report().warnings()).hasSize(1);
  }

  @Test
  void storeThatDiesInTheMiddleCostsTimeOnly() throws Exception {
    first.install("w==1.0", "s==2.0");
    int requests = store.requests().size();
    store.behave(_ -> store.requests().size() > requests + 4 ? 503 : StoreServer.WELL);

    requireInstalled(second.install("w==1.0", "s==2.0"));
  }

  @Test
  void sharedCacheIsNoCacheWhereThereIsToBeNone() throws Exception {
    requireInstalled(second.install("w==1.0", "s==2.0", "--no-cache-dir"));

    assertThat(store.requests()).isEmpty();
  }
}
