package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DownloadPipelineTest {
  @TempDir Path folder;
  private LoopbackIndex index;
  private PipelineFixture pipeline;

  @BeforeEach
  void start() throws Exception {
    pipeline = new PipelineFixture(folder);
    index = pipeline.index;
  }

  @AfterEach
  void stop() throws Exception {
    pipeline.close();
  }

  @Test
  void everythingChosenIsSavedAndToldInTheOrderOfChoosing() throws Exception {
    Publication a = index.simple().publish(wheel("a", "1.0").module("a").requires("b"));
    Publication b = index.simple().publish(sdist("b", "2.0"));

    Path downloads = pipeline.download("a");

    assertThat(downloads.resolve("a-1.0-py3-none-any.whl")).hasDigest("SHA-256", a.sha256());
    assertThat(downloads.resolve("b-2.0.tar.gz")).hasDigest("SHA-256", b.sha256());
    assertThat(pipeline.report().said())
        .containsSubsequence(
            "Collecting a",
            "Saved ./downloads/a-1.0-py3-none-any.whl",
            "Saved ./downloads/b-2.0.tar.gz",
            "Successfully downloaded a b");
    assertThat(pipeline.cached("built-1")).isEmpty();
  }

  @Test
  void rightFileThatIsThereIsKept() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    Path saved = pipeline.download("a").resolve("a-1.0-py3-none-any.whl");

    pipeline.download("a");

    assertThat(pipeline.report().said())
        .contains("  File was already downloaded " + saved, "Successfully downloaded a")
        .noneMatch(line -> line.startsWith("Saved"));
  }

  @Test
  void fileWithAnotherDigestMakesRoom() throws Exception {
    Publication file = index.simple().publish(wheel("a", "1.0").module("a"));
    Path there = pipeline.file("downloads/a-1.0-py3-none-any.whl", "not a wheel");

    pipeline.download("a");

    assertThat(there).hasDigest("SHA-256", file.sha256());
    assertThat(pipeline.report().warnings())
        .containsExactly("Previously-downloaded file " + there + " has bad hash. Re-downloading.");
  }

  @Test
  void whereNoDigestIsKnownTheFileThatIsThereCounts() throws Exception {
    Path links = Files.createDirectory(pipeline.home.work().resolve("links"));
    wheel("a", "1.0").module("a").requires("missing").build(links);
    Path downloads = Files.createDirectory(pipeline.home.work().resolve("downloads"));
    Path there = wheel("a", "1.0").module("other").build(downloads);
    byte[] before = Files.readAllBytes(there);

    pipeline.download("a", "--no-index", "-f", links.toString());

    assertThat(there).hasBinaryContent(before);
  }

  @Test
  void projectOfTheUsersOwnIsNotCopiedUnlessItIsEditable() throws Exception {
    Path project = sdist("a", "1.0").unpackedIn(pipeline.home.work().resolve("project"));

    Path downloads = pipeline.download(project.toString());

    assertThat(downloads).isEmptyDirectory();
    assertThat(pipeline.report().said()).contains("Successfully downloaded a");

    pipeline.download("-r", pipeline.requirements("-e " + project));

    try (Stream<Path> files = Files.list(downloads)) {
      assertThat(files).containsExactly(downloads.resolve("a-1.0.zip"));
    }
    try (ZipArchive zip = ZipArchive.open(downloads.resolve("a-1.0.zip"))) {
      assertThat(zip.entries().stream().map(entry -> entry.name()).toList())
          .contains("a/pyproject.toml")
          .allMatch(name -> name.startsWith("a/"));
    }
    assertThat(pipeline.report().said()).contains("Saved ./downloads/a-1.0.zip");
  }

  @Test
  void archiveOfAnEditableThatIsThereAsksTheUser() throws Exception {
    Path project = sdist("a", "1.0").unpackedIn(pipeline.home.work().resolve("project"));
    String requirements = pipeline.requirements("-e " + project);
    Path there = pipeline.file("downloads/a-1.0.zip", "mine");

    assertThatThrownBy(() -> pipeline.download("-r", requirements))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("./downloads/a-1.0.zip exists");
    pipeline.download("-r", requirements, "--exists-action", "i");
    assertThat(there).hasContent("mine");
    pipeline.download("-r", requirements, "--exists-action", "b");
    assertThat(there.resolveSibling("a-1.0.zip.bak")).hasContent("mine");
    assertThat(pipeline.report().warnings())
        .containsExactly("Backing up ./downloads/a-1.0.zip to ./downloads/a-1.0.zip.bak");
  }

  @Test
  void filesForAnotherPlatformCanBeHad() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a").tag("cp27-cp27m-win32"));

    Path downloads =
        pipeline.download(
            "a", "--no-deps", "--platform", "win32", "--python-version", "27", "--abi", "cp27m");

    assertThat(downloads.resolve("a-1.0-cp27-cp27m-win32.whl")).isRegularFile();
  }

  @Test
  void whatIsInstalledDoesNotMatter() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a").requires("b"));
    index.simple().publish(wheel("b", "1.0").module("b"));

    Path downloads = pipeline.download("a", "--only-deps");

    assertThat(List.of(downloads.toFile().list())).containsExactly("b-1.0-py3-none-any.whl");
  }
}
