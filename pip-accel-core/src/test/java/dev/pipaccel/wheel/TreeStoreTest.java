package dev.pipaccel.wheel;

import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.cache.Quarantine;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.record.RecordEntry;
import dev.pipaccel.report.RecordingReport;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeStoreTest {
  private final RecordingReport report = new RecordingReport();
  @TempDir Path folder;
  private Cache cache;
  private TreeStore store;

  @BeforeEach
  void open() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    cache = Cache.open(folder.resolve("downloads"), folder.resolve("data"), temporary, report);
    store =
        new TreeStore(cache, new CacheLocks(cache, report), new Quarantine(cache, report), report);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  private WheelTree unpack(WheelBuilder builder) throws IOException, PipAccelException {
    Path file = builder.build(folder);
    return store.unpack(file, Digests.sha256(file));
  }

  @Test
  void remainsOfATreeAreReplaced() throws Exception {
    WheelTree tree = unpack(wheel("a", "1.0").module("a"));
    Files.delete(tree.directory().resolveSibling("manifest"));
    Files.delete(tree.path(tree.manifest().files().getFirst()));

    WheelTree again = unpack(wheel("a", "1.0").module("a"));

    assertThat(again.path(again.manifest().files().getFirst())).isRegularFile();
    assertThat(store.find(tree.sha256())).contains(again);
  }

  @Test
  void manifestKeepsTabsAndLineEndsOfEntryPoints() throws Exception {
    var manifest =
        new TreeManifest(
            "a",
            "1.0",
            "a-1.0.dist-info",
            true,
            List.of(),
            List.of(new EntryPoint("tool", "a:main\t[x]\\t", false)),
            List.of(RecordEntry.ofPath("a\\n\n\r.py")));

    Path file = Files.write(folder.resolve("manifest"), ManifestFile.encode(manifest));

    assertThat(ManifestFile.read(file)).isEqualTo(manifest);
  }

  @Test
  void treeHoldsTheFilesWithPipsModesAndOneTime() throws Exception {
    WheelTree tree =
        unpack(
            wheel("a", "1.0")
                .file("a/__init__.py", "x = 1\n")
                .file("a/tool", "#!/bin/sh\n")
                .mode("a/tool", 0755));

    assertThat(tree.directory().resolve("a/__init__.py")).hasContent("x = 1\n");
    assertThat(mode(tree.directory().resolve("a/__init__.py"))).isEqualTo("rw-r--r--");
    assertThat(mode(tree.directory().resolve("a/tool"))).isEqualTo("rwxr-xr-x");
    assertThat(Files.getLastModifiedTime(tree.directory().resolve("a/tool")).toInstant())
        .isEqualTo(TreeStore.timeOf(tree.sha256()));
    assertThat(tree.mayLink()).isTrue();
  }

  @Test
  void manifestReadsBackAsItWasMade() throws Exception {
    WheelTree made =
        unpack(
            wheel("a", "1.0")
                .file("a.py", "")
                .file("ünï/code.py", "")
                .dataFile("scripts", "run", "#!python\n")
                .consoleScript("a", "a:main")
                .guiScript("a-gui", "a:gui"));

    assertThat(store.find(made.sha256())).map(WheelTree::manifest).contains(made.manifest());
    assertThat(made.manifest().entryPoints())
        .containsExactly(
            new EntryPoint("a", "a:main", false), new EntryPoint("a-gui", "a:gui", true));
    assertThat(made.manifest().record())
        .extracting(RecordEntry::path)
        .contains("a.py", "a-1.0.dist-info/RECORD");
  }

  @Test
  void dataFilesGoToTheirSchemesAndScriptsLast() throws Exception {
    TreeManifest manifest =
        unpack(
                wheel("a", "1.0")
                    .dataFile("scripts", "run", "#!python\n")
                    .dataFile("data", "etc/a.conf", "")
                    .file("a.py", ""))
            .manifest();

    assertThat(manifest.files())
        .filteredOn(file -> !file.source().contains(".dist-info/"))
        .extracting(TreeFile::scheme, TreeFile::target)
        .containsExactly(
            tuple(TreeFile.Scheme.PURELIB, "a.py"),
            tuple(TreeFile.Scheme.DATA, "etc/a.conf"),
            tuple(TreeFile.Scheme.SCRIPTS, "run"));
  }

  @Test
  void wrapperOfAnEntryPointIsLeftOut() throws Exception {
    TreeManifest manifest =
        unpack(
                wheel("a", "1.0")
                    .file("a.py", "")
                    .dataFile("scripts", "run-script.py", "")
                    .dataFile("scripts", "other", "")
                    .consoleScript("run", "a:main"))
            .manifest();

    assertThat(manifest.files())
        .filteredOn(file -> file.scheme() == TreeFile.Scheme.SCRIPTS)
        .extracting(TreeFile::target)
        .containsExactly("other");
  }

  @Test
  void unknownSchemeIsRefusedAndNothingStays() throws IOException {
    assertThatThrownBy(() -> unpack(wheel("a", "1.0").dataFile("lib", "x", "")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("Unknown scheme key used in a-1.0-py3-none-any.whl: lib");
    assertThat(folder.resolve("data/trees-1"))
        .satisfiesAnyOf(
            trees -> assertThat(trees).doesNotExist(),
            trees -> assertThat(trees).isEmptyDirectory());
  }

  @Test
  void newerMajorWheelVersionIsRefused() {
    assertThatThrownBy(() -> unpack(wheel("a", "1.0").wheelVersion("2.0")))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("a's Wheel-Version (2.0) is not compatible with this version of pip-accel");
  }

  @Test
  void newerMinorWheelVersionIsAWarning() throws Exception {
    unpack(wheel("a", "1.0").wheelVersion("1.9"));

    assertThat(report.warnings()).containsExactly("Installing from a newer Wheel-Version (1.9)");
  }

  @Test
  void wheelWithoutDistInfoIsRefused() {
    WheelBuilder builder = wheel("a", "1.0");
    String distInfo = builder.distInfo();

    assertThatThrownBy(() ->
            unpack(
                builder
                    .without(distInfo + "/METADATA")
                    .without(distInfo + "/WHEEL")
                    .without(distInfo + "/RECORD")))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("a has an invalid wheel, .dist-info directory not found");
  }

  @Test
  void damagedManifestMakesTheTreeAgain() throws Exception {
    WheelTree tree = unpack(wheel("a", "1.0").file("a.py", ""));
    Path manifest = tree.directory().resolveSibling("manifest");
    Files.writeString(manifest, Files.readString(manifest).replace("end\t", "end\t9"));

    assertThat(store.find(tree.sha256())).isEmpty();
    assertThat(unpack(wheel("a", "1.0").file("a.py", "")).manifest()).isEqualTo(tree.manifest());
    assertThat(report.warnings()).singleElement().asString().contains("manifest");
  }

  @Test
  void wheelsOfOnePathHaveDifferentTimes() {
    assertThat(TreeStore.timeOf("0".repeat(64))).isEqualTo("1980-01-01T00:00:00Z");
    assertThat(TreeStore.timeOf("f".repeat(64))).isBefore("2015-01-01T00:00:00Z");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
