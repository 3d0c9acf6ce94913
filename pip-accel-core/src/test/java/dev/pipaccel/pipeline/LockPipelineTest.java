package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LockPipelineTest {
  private static final String LOCK_WARNING =
      "pip lock is currently an experimental command. It may be removed/changed in a future"
          + " release without prior warning.";
  private static final String READ_WARNING =
      "Using pylock.toml as a requirements source is an experimental feature. It may be"
          + " removed/changed in a future release without prior warning.";

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
  void chosenFilesAreLockedByName() throws Exception {
    Publication wheel = index.simple().publish(wheel("b", "1.0").module("b").requires("a"));
    Publication source = index.simple().publish(sdist("a", "2.0"));

    String lock = pipeline.lock("pylock.toml", "b");

    assertThat(lock)
        .isEqualTo(
            """
            lock-version = "1.0"
            created-by = "pip"

            [[packages]]
            name = "a"
            version = "2.0"

            [packages.sdist]
            name = "a-2.0.tar.gz"
            url = "%s"

            [packages.sdist.hashes]
            sha256 = "%s"

            [[packages]]
            name = "b"
            version = "1.0"

            [[packages.wheels]]
            name = "b-1.0-py3-none-any.whl"
            url = "%s"

            [packages.wheels.hashes]
            sha256 = "%s"
            """
                .formatted(
                    index.simple().fileUrl(source),
                    source.sha256(),
                    index.simple().fileUrl(wheel),
                    wheel.sha256()));
    assertThat(pipeline.report().warnings()).containsExactly(LOCK_WARNING);
  }

  @Test
  void projectsAreNamedFromTheLockFile() throws Exception {
    sdist("a", "1.0").unpackedIn(pipeline.home.work().resolve("a"));
    sdist("b", "1.0").unpackedIn(pipeline.home.work().resolve("b"));
    Files.createDirectories(pipeline.home.work().resolve("locks"));

    String lock = pipeline.lock("locks/my.toml", "./a", "-e", "./b");

    assertThat(lock)
        .isEqualTo(
            """
            lock-version = "1.0"
            created-by = "pip"
            packages = [
                { name = "a", directory = { path = "../a" } },
                { name = "b", directory = { path = "../b", editable = true } },
            ]
            """);
    assertThat(pipeline.report().warnings())
        .containsExactly(LOCK_WARNING, "locks/my.toml is not a valid lock file name.");
  }

  @Test
  void nothingCanBeLocked() throws Exception {
    assertThat(pipeline.lock("pylock.toml", "-r", pipeline.requirements()))
        .isEqualTo("lock-version = \"1.0\"\ncreated-by = \"pip\"\npackages = []\n");
  }

  @Test
  void lockedFilesAreInstalledWithoutAskingTheIndex() throws Exception {
    index.simple().publish(wheel("b", "1.0").module("b").requires("a>=1"));
    index.simple().publish(sdist("a", "2.0"));
    pipeline.lock("pylock.toml", "b");
    index.simple().publish(wheel("a", "3.0").module("a"));
    index.forgetRequests();

    Path site = pipeline.install("-r", "pylock.toml");

    assertThat(site.resolve("a-2.0.dist-info/REQUESTED")).isRegularFile();
    assertThat(site.resolve("a-2.0.dist-info/direct_url.json")).doesNotExist();
    assertThat(site.resolve("b-1.0.dist-info")).isDirectory();
    assertThat(index.count("/simple/a/")).isZero();
    assertThat(pipeline.report().warnings()).containsExactly(READ_WARNING);
  }

  @Test
  void lockedFileMustHaveItsHash() throws Exception {
    Path file = wheel("a", "1.0").module("a").build(pipeline.home.work());
    lockFile(file.getFileName().toString(), "0".repeat(64));

    assertThatThrownBy(() -> pipeline.install("-r", "pylock.toml", "--dry-run"))
        .isInstanceOf(HashMismatchException.class);
  }

  @Test
  void lockedFileMustBeUsable() throws Exception {
    Path file = wheel("a", "1.0").module("a").build(pipeline.home.work());
    lockFile(file.getFileName().toString(), "0".repeat(64));

    assertThatThrownBy(() -> pipeline.install("-r", "pylock.toml", "--no-binary", "a"))
        .isInstanceOf(ResolutionException.class)
        .hasMessage(
            "Could not install locked package 'a' from 'pylock.toml': No binaries permitted for"
                + " a");
  }

  @Test
  void lockedVersionMustSuitEveryOtherRequirement() throws Exception {
    Path file = wheel("a", "1.0").module("a").build(pipeline.home.work());
    lockFile(file.getFileName().toString(), "0".repeat(64));

    assertThatThrownBy(() -> pipeline.install("-r", "pylock.toml", "a>2", "--no-require-hashes"))
        .isInstanceOf(ResolutionException.class);
  }

  private void lockFile(String path, String sha256) throws Exception {
    pipeline.file(
        "pylock.toml",
        "lock-version = '1.0'",
        "created-by = 'test'",
        "[[packages]]",
        "name = 'a'",
        "version = '1.0'",
        "[[packages.wheels]]",
        "name = '" + path + "'",
        "path = '" + path + "'",
        "hashes = {sha256 = '" + sha256 + "'}");
  }
}
