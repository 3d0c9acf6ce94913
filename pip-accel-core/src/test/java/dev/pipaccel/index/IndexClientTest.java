package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexClientTest {
  private static final PackageName A = PackageName.of("a");

  @TempDir Path folder;
  private final TestIndexes setup = new TestIndexes();
  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackIndex.start();
    server.simple().publish(WheelBuilder.wheel("a", "1.0").module("a"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ProjectListing files(Freshness freshness) throws Exception {
    return setup.index(server.simple().url()).files(A, freshness);
  }

  private static List<String> names(ProjectListing listing) {
    return listing.files().all().stream().map(ProjectFile::filename).toList();
  }

  private static Kind kind(ProjectListing listing) {
    assertThat(listing.outcomes()).hasSize(1);
    return listing.outcomes().getFirst().kind();
  }

  @Test
  void whatTheIndexSaysOfAFileIsKept() throws Exception {
    var published =
        server
            .simple()
            .publish(WheelBuilder.wheel("b", "2.0").module("b"))
            .yanked("broken")
            .requiresPython(">=3.8,<4");

    ProjectFile file =
        setup
            .index(server.simple().url())
            .files(PackageName.of("b"), Freshness.REVALIDATE)
            .files()
            .all()
            .getFirst();

    assertThat(file.hashes()).singleElement().hasToString("sha256:" + published.sha256());
    assertThat(file.yanked()).hasValue("broken");
    assertThat(file.requiresPython()).map(Object::toString).hasValue("<4,>=3.8");
    assertThat(file.metadata()).isPresent();
    assertThat(file.size()).hasValue(published.content().length);
    assertThat(file.uploadTime()).map(Object::toString).hasValue("2024-01-01T00:00:00Z");
    assertThat(file.page()).isEqualTo(server.simple().url() + "b/");
  }

  @Test
  void pageIsTakenFromMemoryWhileTheIndexAllowsIt() throws Exception {
    files(Freshness.REVALIDATE);
    setup.now = setup.now.plusSeconds(599);

    assertThat(kind(files(Freshness.REVALIDATE))).isEqualTo(Kind.REMEMBERED);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void pageIsAskedForConditionallyAfterwards() throws Exception {
    files(Freshness.REVALIDATE);
    setup.now = setup.now.plusSeconds(601);

    ProjectListing listing = files(Freshness.REVALIDATE);

    assertThat(names(listing)).containsExactly("a-1.0-py3-none-any.whl");
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().getLast().header("If-None-Match")).isPresent();
    assertThat(listing.outcomes().getFirst().seen()).hasValue(setup.now);
    assertThat(setup.memory.pages().values())
        .singleElement()
        .satisfies(page -> assertThat(page.state().fetchedAt()).isEqualTo(setup.now));
  }

  @Test
  void refreshAsksInAnyCase() throws Exception {
    files(Freshness.REVALIDATE);
    setup.refresh = Set.of("a");

    assertThat(setup.index(server.simple().url()).local(A)).isEmpty();
    assertThat(kind(files(Freshness.REMEMBERED))).isEqualTo(Kind.FOUND);
    assertThat(server.requests().getLast().header("Cache-Control")).hasValue("max-age=0");
  }

  @Test
  void rememberedPageServesHoweverOld() throws Exception {
    files(Freshness.REVALIDATE);
    setup.now = setup.now.plus(Duration.ofDays(1000));

    assertThat(kind(files(Freshness.REMEMBERED))).isEqualTo(Kind.REMEMBERED);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void failingIndexIsReplacedByMemoryWithOneWarning(int status) throws Exception {
    files(Freshness.REVALIDATE);
    setup.now = setup.now.plus(Duration.ofHours(5));
    server.fault("/simple/", Fault.status(status));
    IndexClient client = setup.index(server.simple().url());

    ProjectListing listing = client.files(A, Freshness.REVALIDATE);

    assertThat(kind(listing)).isEqualTo(Kind.STALE);
    assertThat(names(listing)).containsExactly("a-1.0-py3-none-any.whl");
    assertThat(setup.transport.report().warnings())
        .filteredOn(line -> line.contains("cannot be reached"))
        .singleElement()
        .asString()
        .contains("5 hours ago");
  }

  @Test
  void unreachableHostIsAskedOncePerRun() throws Exception {
    server.fault("/simple/", new Fault.Reset());
    IndexClient client = setup.index(server.simple().url());

    assertThat(kind(client.files(A, Freshness.REVALIDATE))).isEqualTo(Kind.UNREACHABLE);
    int asked = server.requests().size();
    assertThat(kind(client.files(PackageName.of("b"), Freshness.REVALIDATE)))
        .isEqualTo(Kind.UNREACHABLE);

    assertThat(server.requests()).hasSize(asked);
  }

  @Test
  void missingProjectIsRememberedAsMissing() throws Exception {
    PackageName missing = PackageName.of("missing");
    IndexClient client = setup.index(server.simple().url());

    assertThat(client.local(missing)).isEmpty();
    assertThat(kind(client.files(missing, Freshness.REVALIDATE))).isEqualTo(Kind.NO_SUCH_PROJECT);
    assertThat(kind(client.local(missing).orElseThrow())).isEqualTo(Kind.NO_SUCH_PROJECT);
  }

  @Test
  void missingProjectIsAskedForAgain() throws Exception {
    PackageName late = PackageName.of("late");
    setup.index(server.simple().url()).files(late, Freshness.REVALIDATE);
    server.simple().publish(WheelBuilder.wheel("late", "1.0").module("late"));

    assertThat(names(setup.index(server.simple().url()).files(late, Freshness.REVALIDATE)))
        .hasSize(1);
  }

  @Test
  void localNeedsEveryIndexKnown() throws Exception {
    files(Freshness.REVALIDATE);
    var other = server.repository("other");
    IndexClient client = setup.index(server.simple().url(), other.url());

    assertThat(client.local(A)).isEmpty();

    client.files(A, Freshness.REVALIDATE);
    assertThat(client.local(A)).isPresent();
  }

  @Test
  void refusedCredentialsAreTold() throws Exception {
    server.simple().credentials("user", "secret");

    assertThat(kind(files(Freshness.REVALIDATE))).isEqualTo(Kind.UNAUTHORIZED);
  }

  @Test
  void credentialsAreNoPartOfWhatIsRemembered() throws Exception {
    server.simple().credentials("user", "secret");
    String url = server.simple().url().toString().replace("http://", "http://user:secret@");
    setup.transport.index(url);

    ProjectListing listing = setup.index(url).files(A, Freshness.REVALIDATE);

    assertThat(names(listing)).hasSize(1);
    assertThat(setup.memory.pages().keySet()).containsExactly(server.simple().url() + "a/");
    assertThat(listing.toString()).doesNotContain("secret");
  }

  @Test
  void threadsThatAskForOneProjectShareTheRequest() throws Exception {
    server.fault("/simple/a/", new Fault.Slow(10_000, Duration.ofMillis(100)));
    IndexClient client = setup.index(server.simple().url());
    Callable<Integer> ask = () -> client.files(A, Freshness.REFRESH).files().all().size();

    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : tasks.invokeAll(List.of(ask, ask, ask, ask))) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void plainHttpIsIgnoredUnlessTrusted() throws Exception {
    IndexClient client = setup.index("http://index.example/simple/");

    assertThat(kind(client.files(A, Freshness.REVALIDATE))).isEqualTo(Kind.INSECURE);
    assertThat(kind(client.files(PackageName.of("b"), Freshness.REVALIDATE)))
        .isEqualTo(Kind.INSECURE);
    assertThat(setup.transport.report().warnings())
        .singleElement()
        .asString()
        .startsWith("The repository located at index.example is not a trusted or secure host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "Unknown"})
  void wrongContentTypeIsSkipped(String type) throws Exception {
    server.fault("/simple/", new Fault.Status(200, Map.of("Content-Type", type), "<a href=x>"));

    assertThat(kind(files(Freshness.REVALIDATE))).isEqualTo(Kind.UNUSABLE);
    assertThat(setup.transport.report().warnings())
        .singleElement()
        .asString()
        .contains("because the GET request got Content-Type: " + type);
  }

  @Test
  void malformedJsonIsSkippedAndNotRemembered() throws Exception {
    var headers = Map.of("Content-Type", "application/vnd.pypi.simple.v1+json");
    server.fault("/simple/", new Fault.Status(200, headers, "{\"files\": [{"));

    assertThat(kind(files(Freshness.REVALIDATE))).isEqualTo(Kind.UNUSABLE);
    assertThat(setup.memory.pages()).isEmpty();
  }

  @Test
  void pageThatBreaksOffIsFetchedAgain() throws Exception {
    server.fault("/simple/a/", new Fault.Truncate(20), 1);

    assertThat(names(files(Freshness.REVALIDATE))).hasSize(1);
  }

  @Test
  void orderIsSingleFilesThenFindLinksPagesThenIndexes() throws Exception {
    Path archives = Files.createDirectory(folder.resolve("archives"));
    WheelBuilder.wheel("a", "3.0").module("a").build(archives);
    WheelBuilder.wheel("a", "4.0").module("a").build(archives);
    Path page = folder.resolve("links.html");
    Files.writeString(page, "<a href='a-2.0.tar.gz'>2</a><a href='a-1.5.tar.gz'>1.5</a>");
    var second = server.repository("second");
    second.publish(WheelBuilder.wheel("a", "0.5").module("a"));
    IndexClient client =
        setup.client(
            List.of(server.simple().url().toString(), second.url().toString()),
            List.of(page.toString(), archives.toString()));

    assertThat(names(client.files(A, Freshness.REVALIDATE)))
        .containsExactly(
            "a-4.0-py3-none-any.whl",
            "a-3.0-py3-none-any.whl",
            "a-2.0.tar.gz",
            "a-1.5.tar.gz",
            "a-1.0-py3-none-any.whl",
            "a-0.5-py3-none-any.whl");
  }

  @Test
  void sameIndexTwiceIsAskedOnce() throws Exception {
    setup.index(server.simple().url(), server.simple().url()).files(A, Freshness.REVALIDATE);

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void locationThatIsNothingIsReportedAndLeftOut() throws Exception {
    IndexClient client =
        setup.client(
            List.of(server.simple().url().toString()),
            List.of(folder.resolve("missing").toString(), "file:///missing/place"));

    assertThat(names(client.files(A, Freshness.REVALIDATE))).hasSize(1);
    assertThat(setup.transport.report().warnings())
        .anyMatch(line -> line.contains("non-existing path or lacks a specific scheme"))
        .anyMatch(line -> line.contains("neither a file nor a directory"));
  }

  @Test
  void offlineClientAnswersFromMemoryOnly() throws Exception {
    files(Freshness.REVALIDATE);
    setup.now = setup.now.plus(Duration.ofDays(3));
    setup.offline = true;
    IndexClient client = setup.index(server.simple().url());

    assertThat(kind(client.files(A, Freshness.REVALIDATE))).isEqualTo(Kind.STALE);
    assertThat(kind(client.files(PackageName.of("b"), Freshness.REVALIDATE)))
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(server.requests()).hasSize(1);
  }
}
