package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FaultPoint;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PipelineTest {
  /// Every how many steps the store fills up; a prime, so that no kind of step is left out.
  private static final int STRIDE = 5;

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
  void pinThatIsHereOpensNoConnection() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a").requires("b"));
    index.simple().publish(wheel("b", "2.0").module("b"));
    pipeline.install("a==1.0", "b==2.0");
    index.forgetRequests();

    Path site = pipeline.install("a==1.0", "b==2.0");

    assertThat(site.resolve("a/__init__.py")).isRegularFile();
    assertThat(site.resolve("b/__init__.py")).isRegularFile();
    assertThat(index.requests()).isEmpty();
  }

  @Test
  void pinsForOtherEnvironmentsDoNotCount() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    String file =
        pipeline.requirements("a==0.5; python_version < '3'", "a==1.0; python_version >= '3'");
    pipeline.install("-r", file);
    index.forgetRequests();

    pipeline.install("-r", file);

    assertThat(index.requests()).isEmpty();
  }

  @Test
  void unpinnedRequirementAsksAgain() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    pipeline.install("a");
    index.simple().publish(wheel("a", "1.1").module("a"));

    Path site = pipeline.install("a");

    assertThat(site.resolve("a-1.1.dist-info")).isDirectory();
  }

  @Test
  void unreachableIndexIsAnsweredFromTheCacheWithAWarning() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    pipeline.install("a");
    index.fault("/simple/", Fault.status(503));

    pipeline.install("a");

    assertThat(pipeline.report().warnings()).anyMatch(line -> line.contains("503"));
  }

  @Test
  void fileThatAServerWithoutRangesSentForItsMetadataIsNotAskedForAgain() throws Exception {
    index.ranges(false);
    index.simple().publish(wheel("a", "1.0").module("a").requires("b")).withoutMetadata();
    index.simple().publish(wheel("b", "1.0").module("b")).withoutMetadata();

    Path site = pipeline.install("a");

    assertThat(site.resolve("a/__init__.py")).isRegularFile();
    assertThat(site.resolve("b/__init__.py")).isRegularFile();
    assertThat(index.count("a-1.0-py3-none-any.whl")).isEqualTo(1);
    assertThat(index.count("b-1.0-py3-none-any.whl")).isEqualTo(1);
  }

  @Test
  void archiveOfOneIndexDoesNotAnswerForAnother() throws Exception {
    index.simple().publish(wheel("a", "1.0").file("a/__init__.py", "origin = 'simple'"));
    index.repository("other").publish(wheel("a", "1.0").file("a/__init__.py", "origin = 'other'"));
    pipeline.install("a==1.0");

    Path site = pipeline.install("a==1.0", "-i", index.repository("other").url().toString());

    assertThat(site.resolve("a/__init__.py")).hasContent("origin = 'other'");
  }

  @Test
  void everyIndexMustBeKnownBeforeThePinIsAnsweredLocally() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    index.repository("other").emptyProject("a");
    pipeline.install("a==1.0");
    index.forgetRequests();

    pipeline.install("a==1.0", "--extra-index-url", index.repository("other").url().toString());

    assertThat(index.count("/other/a/")).isEqualTo(1);
    assertThat(index.count(".whl")).isZero();
  }

  @Test
  void newestVersionOfAllIndexesIsChosenAndOfEqualOnesTheLastIndexs() throws Exception {
    var other = index.repository("other");
    index.simple().publish(wheel("a", "1.0").file("a/__init__.py", "origin = 'simple'"));
    index.simple().publish(wheel("b", "2.0").file("b/__init__.py", "origin = 'simple'"));
    other.publish(wheel("a", "1.0").file("a/__init__.py", "origin = 'other'"));
    other.publish(wheel("b", "1.0").file("b/__init__.py", "origin = 'other'"));

    Path site = pipeline.install("a", "b", "--extra-index-url", other.url().toString());

    assertThat(site.resolve("a/__init__.py")).hasContent("origin = 'other'");
    assertThat(site.resolve("b/__init__.py")).hasContent("origin = 'simple'");
  }

  @Test
  void indexGoesBeforeFolderForOneVersion() throws Exception {
    Path wheels = Files.createDirectory(pipeline.home.work().resolve("wheels"));
    wheel("a", "1.0").file("a/__init__.py", "origin = 'folder'").build(wheels);
    index.simple().publish(wheel("a", "1.0").file("a/__init__.py", "origin = 'index'"));

    Path site = pipeline.install("a", "-f", wheels.toString());

    assertThat(site.resolve("a/__init__.py")).hasContent("origin = 'index'");
  }

  @Test
  void refreshAsksForThePinAgain() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    pipeline.install("a==1.0");
    index.forgetRequests();

    pipeline.install("a==1.0", "--refresh-package", "a");

    assertThat(index.count("/simple/a/")).isEqualTo(1);
    assertThat(index.count(".whl")).isZero();
  }

  @Test
  void disabledCacheIsNeitherReadNorWritten() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    pipeline.install("a==1.0");
    var before = pipeline.cached("");
    index.forgetRequests();

    pipeline.install("a==1.0", "--no-cache-dir");

    assertThat(index.count(".whl")).isPositive();
    assertThat(pipeline.cached("")).isEqualTo(before);
  }

  @Test
  void wheelBuiltOnceIsNotBuiltAgain() throws Exception {
    index.simple().publish(sdist("a", "1.0"));
    pipeline.install("a==1.0");
    index.forgetRequests();
    int logs = pipeline.cached("logs").size();

    Path site = pipeline.install("a==1.0");

    assertThat(site.resolve("a/__init__.py")).isRegularFile();
    assertThat(index.requests()).isEmpty();
    assertThat(pipeline.cached("logs")).hasSize(logs);
  }

  @Test
  void damageOfAnyCacheEntryCostsNoInstall() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a").requires("b"));
    index.simple().publish(sdist("b", "1.0"));
    Path whole = pipeline.install("a==1.0");
    for (Path file : pipeline.cached("")) {
      if (!file.toString().contains("/locks/")) {
        Files.delete(file);
        Files.write(file, new byte[0]);
      }
    }

    Path site = pipeline.install("a==1.0");

    assertThat(site.resolve("a/__init__.py"))
        .hasSameTextualContentAs(whole.resolve("a/__init__.py"));
    assertThat(site.resolve("b-1.0.dist-info/METADATA")).isNotEmptyFile();
  }

  @Test
  void bytecodeThatWasTidiedAwayIsMadeAgain() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    pipeline.install("a==1.0");
    for (Path file : pipeline.cached(".pyc")) {
      Files.delete(file);
    }

    Path site = pipeline.install("a==1.0");

    assertThat(site.resolve("a/__pycache__")).isNotEmptyDirectory();
  }

  @Test
  void archiveThatIsNotWhatTheIndexSaysIsRefused() throws Exception {
    Publication file = index.simple().publish(wheel("a", "1.0").module("a"));
    file.withoutMetadata().serve(wheel("a", "1.0").module("evil").bytes());

    assertThatThrownBy(() -> pipeline.install("a==1.0"))
        .isInstanceOf(HashMismatchException.class)
        .extracting(failure -> ((PipAccelException) failure).detail().orElse(""))
        .asString()
        .contains(file.sha256());
  }

  @Test
  void oneOfSeveralHashesOfAUrlIsEnoughAndIsFoundInTheCache() throws Exception {
    Publication file = index.simple().publish(wheel("a", "1.0").module("a"));
    String url = index.simple().fileUrl(file).toString();
    String requirements =
        pipeline.requirements(
            "a @ " + url + " --hash=sha256:" + "0".repeat(64) + " --hash=sha256:" + file.sha256());
    pipeline.install("-r", requirements);
    index.forgetRequests();

    Path site = pipeline.install("-r", requirements);

    assertThat(site.resolve("a/__init__.py")).isRegularFile();
    assertThat(index.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "/etc", "../elsewhere"})
  void digestThatIsNoneLeadsNowhere(String digest) throws Exception {
    Publication file = index.simple().publish(wheel("a", "1.0").module("a"));
    String url = index.simple().fileUrl(file).toString();
    pipeline.install("a");
    Path name = pipeline.cached("a-1.0-py3-none-any.whl").getFirst().getFileName();
    Path own =
        pipeline.cached("sha256/").getFirst().resolve("../../../../../elsewhere").normalize();
    Files.writeString(Files.createDirectories(own).resolve(name), "own");
    String requirements = pipeline.requirements("a @ " + url + "#sha256=" + digest);

    assertThatThrownBy(() -> pipeline.install("-r", requirements))
        .isInstanceOf(HashMismatchException.class);

    assertThat(own.resolve(name)).hasContent("own");
  }

  @Test
  void wrongHashOfALocalFileIsRefused() throws Exception {
    Path file = wheel("a", "1.0").module("a").build(pipeline.home.work());
    String requirements =
        pipeline.requirements("./" + file.getFileName() + " --hash=sha256:" + "0".repeat(64));

    assertThatThrownBy(() -> pipeline.install("-r", requirements))
        .isInstanceOf(HashMismatchException.class);
  }

  @Test
  void localFilesAreNotCopiedIntoTheCache() throws Exception {
    Path wheels = Files.createDirectory(pipeline.home.work().resolve("wheels"));
    wheel("a", "1.0").module("a").build(wheels);

    Path site = pipeline.install("a", "--no-index", "-f", wheels.toString());

    assertThat(site.resolve("a/__init__.py")).isRegularFile();
    assertThat(pipeline.cached("downloads")).isEmpty();
  }

  @Test
  void readOnlyCacheCostsNoInstall() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    // Plain files where folders should be stop even the superuser.
    for (String name : new String[] {"tmp", "locks", "trees-1", "pages-1", "metadata-1"}) {
      Path data = Files.createDirectories(pipeline.home.cache().resolve("data"));
      Files.writeString(data.resolve(name), "");
    }

    Path site = pipeline.install("a==1.0");

    assertThat(site.resolve("a/__init__.py")).isRegularFile();
    assertThat(pipeline.report().warnings()).hasSize(1);
  }

  @Test
  void storeThatFillsUpAtAnyStepCostsNoInstall() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a"));
    Path store = pipeline.home.cache();
    boolean filled = true;
    for (int step = 1; filled; step += STRIDE) {
      FileTrees.empty(store);
      int from = step;
      var count = new AtomicInteger();
      try (FaultPoint.Watch _ =
          FaultPoint.install((kind, path) -> {
            boolean ours = path != null && path.startsWith(store) && !kind.startsWith("delete");
            if (ours && count.incrementAndGet() >= from) {
              throw new FileSystemException(path.toString(), null, "No space left on device");
            }
          })) {
        Path site = pipeline.install("a==1.0");
        assertThat(site.resolve("a/__init__.py")).as("full from step %d", from).isRegularFile();
      }
      filled = count.get() >= from;
    }
  }

  @Test
  void projectsThatNeedEachOtherToBeBuiltFail() {
    index.simple().publish(sdist("a", "1.0").staticMetadata().buildRequires("'b'"));
    index.simple().publish(sdist("b", "1.0").staticMetadata().buildRequires("'a'"));

    assertThatThrownBy(() -> pipeline.install("a==1.0", "b==1.0"))
        .isInstanceOf(BuildException.class)
        .rootCause()
        .hasMessageContaining("is already being built");
  }
}
