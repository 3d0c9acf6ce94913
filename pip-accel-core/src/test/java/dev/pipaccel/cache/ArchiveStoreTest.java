package dev.pipaccel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {
  private static final String FILENAME = "a-1.0.tar.gz";
  private final RecordingReport report = new RecordingReport();
  @TempDir Path folder;
  private Cache cache;
  private ArchiveStore store;

  @BeforeEach
  void open() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    cache = Cache.open(folder.resolve("downloads"), folder.resolve("data"), temporary, report);
    store = new ArchiveStore(cache, new Quarantine(cache, report));
  }

  @AfterEach
  void close() {
    cache.close();
  }

  private String add(String content) throws IOException {
    Path file = store.stagingDirectory().resolve("incoming");
    Files.writeString(file, content);
    String sha256 = Digests.sha256(file);
    store.add(file, sha256, FILENAME);
    return sha256;
  }

  @Test
  void archiveLiesUnderItsDigestWithItsName() throws IOException {
    String sha256 = add("content");

    Path expected =
        folder.resolve("downloads/sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
    assertThat(store.find(sha256, FILENAME)).contains(expected.resolve(FILENAME));
    assertThat(store.contains(sha256, FILENAME)).isTrue();
  }

  @Test
  void unknownArchiveIsMissing() {
    assertThat(store.find("0".repeat(64), FILENAME)).isEmpty();
    assertThat(store.contains("0".repeat(64), FILENAME)).isFalse();
  }

  @Test
  void alteredArchiveIsSetAsideAndMissing() throws IOException {
    String sha256 = add("content");
    Files.writeString(store.find(sha256, FILENAME).orElseThrow(), "altered");

    assertThat(store.find(sha256, FILENAME)).isEmpty();
    assertThat(store.contains(sha256, FILENAME)).isFalse();
    assertThat(report.warnings()).singleElement().asString().contains("SHA-256");
    assertThat(folder.resolve("data/quarantine")).isNotEmptyDirectory();
  }

  @Test
  void sourcesShowTheLatestOfAName() throws IOException {
    var views = new FlatViews(cache);
    views.showSource(store.find(add("first"), FILENAME).orElseThrow());
    views.showSource(store.find(add("second"), FILENAME).orElseThrow());

    assertThat(folder.resolve("data/sources").resolve(FILENAME)).hasContent("second");
  }

  @Test
  void builtWheelIsFoundByKeyAndVariant() throws IOException {
    var wheels = new BuiltWheelStore(cache, new Quarantine(cache, report));
    wheels.add("key", wheel("one"), record("one", Map.of("CC", "digest")));
    wheels.add("key", wheel("two"), record("two", Map.of("CC", "")));

    assertThat(wheels.find("key", record -> record.vary().get("CC").isEmpty()))
        .map(KeptWheel::file)
        .hasValueSatisfying(file -> assertThat(file).hasContent("two"));
    assertThat(wheels.find("key", record -> false)).isEmpty();
    assertThat(wheels.find("other", record -> true)).isEmpty();
  }

  @Test
  void wheelBuiltAgainForTheSameVariablesStandsBesideTheOneThatDoesNotFit() throws IOException {
    var wheels = new BuiltWheelStore(cache, new Quarantine(cache, report));
    wheels.add("key", wheel("old"), record("old", Map.of()));

    KeptWheel kept = wheels.add("key", wheel("new"), record("new", Map.of()));

    assertThat(kept.file()).hasContent("new");
    assertThat(wheels.find("key", record -> record.sha256().equals(Digests.sha256("new"))))
        .contains(kept);
  }

  @Test
  void sameBytesUnderAnotherNameAreAnotherArchive() throws IOException {
    String sha256 = add("content");

    assertThat(store.contains(sha256, "b-1.0.zip")).isFalse();
    assertThat(store.find(sha256, "b-1.0.zip")).isEmpty();
  }

  @Test
  void alteredBuiltWheelIsSetAside() throws IOException {
    var wheels = new BuiltWheelStore(cache, new Quarantine(cache, report));
    KeptWheel kept = wheels.add("key", wheel("one"), record("one", Map.of()));
    Files.writeString(kept.file(), "altered");

    assertThat(wheels.find("key", record -> true)).isEmpty();
    assertThat(kept.file()).doesNotExist();
  }

  @Test
  void unreadableBuildRecordIsSetAside() throws IOException {
    var wheels = new BuiltWheelStore(cache, new Quarantine(cache, report));
    KeptWheel kept = wheels.add("key", wheel("one"), record("one", Map.of()));
    Files.writeString(kept.file().resolveSibling("build.json"), "{\"filename\": \"../x.whl\"}");

    assertThat(wheels.find("key", record -> true)).isEmpty();
    assertThat(report.warnings()).singleElement().asString().contains("not a wheel's file name");
  }

  @Test
  void buildRecordKeepsAllItSays() throws IOException {
    BuildRecord record = record("one", Map.of("CFLAGS", "abc", "CC", ""));

    assertThat(BuildRecordJson.decode(BuildRecordJson.encode(record))).isEqualTo(record);
  }

  private Path wheel(String content) throws IOException {
    Path file = Files.createTempFile(folder.resolve("tmp"), "built", ".whl");
    return Files.writeString(file, content);
  }

  private static BuildRecord record(String content, Map<String, String> vary) {
    return new BuildRecord(
        "a-1.0-py3-none-any.whl",
        Digests.sha256(content),
        content.length(),
        vary,
        "cpu",
        Map.of("GLIBC", "2.34"),
        List.of("libxml2.so.2"),
        FILENAME,
        List.of("setuptools==80.0"),
        1500);
  }
}
