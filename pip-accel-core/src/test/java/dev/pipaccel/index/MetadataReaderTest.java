package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.RawZip;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetadataReaderTest {
  @TempDir Path folder;
  private final TestIndexes setup = new TestIndexes();
  private final Map<String, byte[]> remembered = new HashMap<>();
  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackIndex.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private final MetadataMemory memory =
      new MetadataMemory() {
        @Override
        public Optional<byte[]> find(String key, String url) {
          return Optional.ofNullable(remembered.get(key));
        }

        @Override
        public void put(String key, byte[] metadata, String url) {
          remembered.put(key, metadata);
        }
      };

  private final Map<String, byte[]> wholeFiles = new HashMap<>();

  private void keep(ProjectFile file, byte[] content) {
    wholeFiles.put(file.filename(), content);
  }

  private ProjectFile file(String project) throws Exception {
    return files(project).getFirst();
  }

  private List<ProjectFile> files(String project) throws Exception {
    return setup
        .index(server.simple().url())
        .files(PackageName.of(project), Freshness.REVALIDATE)
        .files()
        .all();
  }

  private Optional<CoreMetadata> read(ProjectFile file) throws Exception {
    try (Transport transport = setup.transport.create()) {
      return new MetadataReader(transport, memory, this::keep).metadata(file);
    }
  }

  private static WheelBuilder wheel(int size) {
    byte[] filling = new byte[size];
    new Random(3).nextBytes(filling);
    return WheelBuilder.wheel("a", "1.0").file("a/data.bin", filling).requires("b>=2");
  }

  private void assertIsMetadata(Optional<CoreMetadata> metadata) {
    assertThat(metadata.orElseThrow().requiresDist()).singleElement().hasToString("b>=2");
  }

  @Test
  void companionIsTakenFirst() throws Exception {
    server.simple().publish(wheel(100));

    assertIsMetadata(read(file("a")));
    assertThat(server.count(request -> request.path().endsWith(".whl"))).isZero();
    assertThat(server.count(".whl.metadata")).isEqualTo(1);
  }

  @Test
  void companionWithAnotherDigestIsRefused() throws Exception {
    server.simple().publish(wheel(100));
    ProjectFile file = file("a");
    server.fault(".metadata", new Fault.Corrupt());

    assertThatThrownBy(() -> read(file)).isInstanceOf(HashMismatchException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000, 24_000, 200_000, 3_000_000})
  void metadataOfAWheelIsReadByRanges(int size) throws Exception {
    server.simple().publish(wheel(size)).withoutMetadata();

    assertIsMetadata(read(file("a")));
    assertThat(server.requests().stream().filter(r -> r.path().contains("/files/")))
        .isNotEmpty()
        .allMatch(request -> request.header("Range").isPresent());
  }

  @Test
  void whatOneVersionNeededIsAskedForAtOnceOfTheNext() throws Exception {
    byte[] filling = new byte[100_000];
    new Random(3).nextBytes(filling);
    for (String version : List.of("1.0", "1.1")) {
      RawZip wheel = new RawZip();
      wheel.add(
          "a-" + version + ".dist-info/METADATA",
          WheelBuilder.wheel("a", version).requires("b>=2").metadataBytes());
      wheel.add("a-" + version + ".dist-info/sbom.json", filling);
      server
          .simple()
          .publish("a-" + version + "-py3-none-any.whl", wheel.bytes())
          .withoutMetadata();
    }
    List<ProjectFile> files = files("a");

    try (Transport transport = setup.transport.create()) {
      var reader = new MetadataReader(transport, memory, this::keep);
      assertIsMetadata(reader.metadata(files.get(0)));
      assertThat(server.count(".whl")).isGreaterThan(1);
      server.forgetRequests();
      assertIsMetadata(reader.metadata(files.get(1)));
    }
    assertThat(server.count(".whl")).isEqualTo(1);
  }

  @Test
  void missingCompanionIsReplacedByRanges() throws Exception {
    server.simple().publish(wheel(50_000));
    ProjectFile file = file("a");
    server.fault(".metadata", Fault.status(404));

    assertIsMetadata(read(file));
  }

  @Test
  void fileThatAServerWithoutRangesSendsIsRead() throws Exception {
    var published = server.ranges(false).simple().publish(wheel(50_000)).withoutMetadata();

    assertIsMetadata(read(file("a")));
    assertThat(wholeFiles).containsOnlyKeys("a-1.0-py3-none-any.whl");
    assertThat(Digests.sha256(wholeFiles.get("a-1.0-py3-none-any.whl")))
        .isEqualTo(published.sha256());
  }

  @Test
  void longFileOfAServerWithoutRangesIsLeftToWhoeverNeedsIt() throws Exception {
    server.ranges(false).simple().publish(wheel(5_000_000)).withoutMetadata();

    assertThat(read(file("a"))).isEmpty();
    assertThat(wholeFiles).isEmpty();
  }

  @Test
  void sourceDistributionIsNotAskedFor() throws Exception {
    server.simple().publish(SdistBuilder.sdist("a", "1.0"));
    ProjectFile file = file("a");
    server.forgetRequests();

    assertThat(read(file)).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void metadataIsRememberedByTheWheelsDigest() throws Exception {
    var published = server.simple().publish(wheel(100));
    ProjectFile file = file("a");
    read(file);
    server.forgetRequests();

    assertIsMetadata(read(file));
    assertThat(server.requests()).isEmpty();
    assertThat(remembered).containsOnlyKeys("sha256:" + published.sha256());
  }

  @Test
  void metadataOfAFileWithoutDigestIsNotRemembered() throws Exception {
    server.simple().publish(wheel(100)).withoutHash();

    assertIsMetadata(read(file("a")));
    assertThat(remembered).isEmpty();
  }

  @Test
  void localWheelIsOpened() throws Exception {
    Path wheel = wheel(100).build(folder);
    var link = new Link(FileUrls.of(wheel));

    assertIsMetadata(
        read(
            new ProjectFile(
                link.filename(),
                link,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "")));
  }

  @Test
  void malformedMetadataIsTold() throws Exception {
    byte[] text = "Metadata-Version: 2.1\nName: a\n\n".getBytes(StandardCharsets.UTF_8);
    server.simple().publish(wheel(100)).metadata(text);
    ProjectFile file = file("a");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MetadataException.class)
        .hasMessageContaining("a-1.0-py3-none-any.whl");
  }

  @Test
  void fileThatIsNoWheelLeavesTheWholeFileToTell() throws Exception {
    server.simple().publish("a-1.0-py3-none-any.whl", new byte[40_000]);

    assertThat(read(file("a"))).isEmpty();
  }
}
