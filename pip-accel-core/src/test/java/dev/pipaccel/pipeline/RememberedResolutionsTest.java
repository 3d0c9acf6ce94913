package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedResolutionsTest {
  private static final String REMEMBERED = "All that an earlier answer came from is as it was";

  @TempDir Path folder;
  private LoopbackIndex index;
  private PipelineFixture pipeline;

  @BeforeEach
  void start() throws Exception {
    index = LoopbackIndex.start();
    pipeline = new PipelineFixture(folder);
    pipeline.home.with("PIP_INDEX_URL", index.simple().url().toString());
    index.simple().publish(wheel("a", "1.0").requires("b>=1", "c; extra == 'more'").extra("more"));
    index.simple().publish(wheel("b", "1.0"));
    index.simple().publish(wheel("b", "2.0"));
    index.simple().publish(wheel("c", "1.0"));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  /// Returns pip's lines of a rehearsal.
  private List<String> rehearse(String... arguments) throws Exception {
    pipeline.install(with("--dry-run", arguments));
    return pipeline.report().said();
  }

  private static String[] with(String option, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = option;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  private void assertIsRemembered(boolean remembered) {
    assertThat(pipeline.report().details().contains(REMEMBERED)).isEqualTo(remembered);
  }

  /// Whatever is remembered, the answer is that of a run that remembers nothing.
  private void assertIsRight(String... arguments) throws Exception {
    assertThat(rehearse(arguments))
        .as(String.join(" ", arguments))
        .isEqualTo(rehearse(with("--no-cache-dir", arguments)));
  }

  @Test
  void sameQuestionHasTheSameAnswer() throws Exception {
    List<String> first = rehearse("a");
    assertIsRemembered(false);
    index.forgetRequests();

    assertThat(rehearse("a")).isEqualTo(first).contains("Would install a-1.0 b-2.0");
    assertIsRemembered(true);
    assertThat(index.requests()).isEmpty();
  }

  @Test
  void rememberedAnswerIsInstalled() throws Exception {
    rehearse("a");

    Path site = pipeline.install("a");

    assertIsRemembered(true);
    assertThat(site.resolve("a-1.0.dist-info/REQUESTED")).exists();
    assertThat(site.resolve("b-2.0.dist-info/REQUESTED")).doesNotExist();
    assertThat(pipeline.report().warnings()).isEmpty();
  }

  @Test
  void pagesThatMayHaveChangedAreAskedForOnceAndNothingElse() throws Exception {
    rehearse("a");
    index.forgetRequests();

    rehearse("a", "--refresh-package", ":all:");

    assertIsRemembered(true);
    assertThat(index.requests())
        .extracting(LoopbackIndex.Request::path)
        .containsExactlyInAnyOrder("/simple/a/", "/simple/b/");
  }

  @Test
  void pagesOfWrongGuessesAreNotAskedForAgain() throws Exception {
    index.simple().publish(wheel("a", "2.0").requires("guessed"));
    index.simple().publish(wheel("app", "1.0").requires("a<2"));
    index.simple().publish(wheel("guessed", "1.0"));
    rehearse("app", "a");
    index.forgetRequests();

    rehearse("--refresh-package", ":all:", "app", "a");

    assertIsRemembered(true);
    assertThat(index.requests())
        .extracting(request -> request.path())
        .containsExactlyInAnyOrder("/simple/a/", "/simple/app/", "/simple/b/");
  }

  @Test
  void changedPageChangesTheAnswer() throws Exception {
    rehearse("a");
    index.simple().publish(wheel("b", "3.0"));
    index.forgetRequests();

    assertThat(rehearse("a", "--refresh-package", ":all:")).contains("Would install a-1.0 b-3.0");
    assertIsRemembered(false);
    assertThat(index.requests())
        .extracting(LoopbackIndex.Request::path)
        .filteredOn(path -> !path.endsWith(".metadata"))
        .containsExactlyInAnyOrder("/simple/a/", "/simple/b/");
  }

  @Test
  void yankingChangesTheAnswer() throws Exception {
    index.simple().cacheControl("");
    Publication newest = index.simple().publish(wheel("b", "3.0"));
    rehearse("a");
    newest.yanked("broken");

    assertThat(rehearse("a")).contains("Would install a-1.0 b-2.0");
    assertIsRight("b==3.0");
    assertIsRight("b==3.0");
    assertIsRemembered(false);
  }

  @Test
  void warningsAreSaidAgain() throws Exception {
    index.simple().publish(wheel("b", "3.0")).yanked("broken");
    rehearse("b==3.0");

    rehearse("b==3.0");

    assertIsRemembered(true);
    assertThat(pipeline.report().warnings())
        .singleElement()
        .asString()
        .contains("Reason for being yanked: broken");
  }

  @Test
  void everyOptionThatMattersMakesAnotherQuestion() throws Exception {
    index.simple().publish(wheel("b", "4.0rc1"));
    index.simple().publish(sdist("b", "3.0"));
    index.simple().publish(wheel("b", "5.0")).requiresPython("<3.9");
    String constraints = pipeline.file("constraints.txt", "b<2").toString();
    String[][] questions = {
      {"a"},
      {"a[more]"},
      {"a", "b<2"},
      {"a", "-c", constraints},
      {"a", "--pre"},
      {"a", "--only-binary", ":all:"},
      {"a", "--prefer-binary"},
      {"a", "--no-deps"},
      {"a", "--ignore-requires-python"},
      {"a", "--only-binary", ":all:", "--python-version", "3.8", "--target", "there"},
    };
    for (int round = 0; round < 2; round++) {
      for (String[] question : questions) {
        assertIsRight(question);
      }
    }
  }

  @Test
  void questionsAboutOtherConstraintsAreOthers() throws Exception {
    Path constraints = pipeline.file("constraints.txt", "b<2");
    rehearse("a", "-c", constraints.toString());
    Files.writeString(constraints, "b>=2\n");

    assertThat(rehearse("a", "-c", constraints.toString())).contains("Would install a-1.0 b-2.0");
  }

  @Test
  void whatIsInstalledCounts() throws Exception {
    rehearse("a");
    pipeline.install("b==1.0");

    pipeline.installInto("--dry-run", "a");

    assertIsRemembered(false);
    assertThat(pipeline.report().said()).contains("Would install a-1.0");

    pipeline.installInto("--dry-run", "a");

    assertIsRemembered(true);
    assertThat(pipeline.report().said())
        .contains("Would install a-1.0")
        .anyMatch(line -> line.startsWith("Requirement already satisfied: b>=1"));

    pipeline.installInto("-U", "b");
    pipeline.installInto("--dry-run", "a");

    assertIsRemembered(false);
  }

  @Test
  void whatIsSatisfiedAsksNothing() throws Exception {
    pipeline.install("a");
    index.forgetRequests();

    pipeline.installInto("a");
    List<String> first = pipeline.report().said();
    assertIsRemembered(false);
    pipeline.installInto("a");

    assertIsRemembered(true);
    assertThat(pipeline.report().said())
        .isEqualTo(first)
        .noneMatch(line -> line.startsWith("Collecting"));
    assertThat(index.requests()).isEmpty();
  }

  @Test
  void whatIsSatisfiedElsewhereTakesNoAnswerAway() throws Exception {
    pipeline.install("a");
    pipeline.installInto("a");

    pipeline.install("a");
    assertIsRemembered(true);
    pipeline.installInto("a");
    assertIsRemembered(false);
  }

  @Test
  void otherMetadataOfOneSizeAndTimeIsNoticed() throws Exception {
    Path metadata = satisfied();
    FileTime time = Files.getLastModifiedTime(metadata);
    Path other = Files.writeString(metadata.resolveSibling("other"), changed(metadata));
    Files.setLastModifiedTime(other, time);
    Files.move(other, metadata, StandardCopyOption.REPLACE_EXISTING);

    assertNeedsMore();
  }

  @Test
  void metadataThatWasWrittenOverIsNoticed() throws Exception {
    Path metadata = satisfied();
    Files.writeString(metadata, changed(metadata));

    assertNeedsMore();
  }

  @Test
  void metadataThatHasJustChangedIsComparedByItsContent() throws Exception {
    Path metadata = satisfied();
    Files.setLastModifiedTime(metadata, FileTime.from(Instant.now().plusSeconds(60)));
    FileTime time = Files.getLastModifiedTime(metadata);
    pipeline.installInto("a");
    assertIsRemembered(false);
    pipeline.installInto("a");
    assertIsRemembered(true);

    Files.writeString(metadata, changed(metadata));
    Files.setLastModifiedTime(metadata, time);

    assertNeedsMore();
  }

  @Test
  void whatMayMakeItEditableIsNoticed() throws Exception {
    Path metadata = satisfied();

    Files.writeString(
        metadata.resolveSibling("direct_url.json"),
        "{\"url\": \"file:///a\", \"dir_info\": {\"editable\": true}}");
    pipeline.installInto("a");

    assertIsRemembered(false);
    Files.delete(metadata.resolveSibling("direct_url.json"));
    pipeline.installInto("a");
    pipeline.installInto("a");
    assertIsRemembered(true);
    Files.writeString(metadata.getParent().resolveSibling("a.egg-link"), ".");
    pipeline.installInto("a");
    assertIsRemembered(false);
  }

  /// Makes the answer that `a` is satisfied a known one and returns its METADATA.
  private Path satisfied() throws Exception {
    Path metadata = pipeline.install("a").resolve("a-1.0.dist-info/METADATA");
    pipeline.installInto("a");
    pipeline.installInto("a");
    assertIsRemembered(true);
    return metadata;
  }

  private static String changed(Path metadata) throws IOException {
    return Files.readString(metadata).replace("b>=1", "b>=3");
  }

  private void assertNeedsMore() throws Exception {
    index.simple().publish(wheel("b", "3.0"));

    pipeline.installInto("--dry-run", "--refresh-package", "b", "a");

    assertIsRemembered(false);
    assertThat(pipeline.report().said()).contains("Would install b-3.0");
  }

  @Test
  void hashesOfRequirementsCount() throws Exception {
    Publication file = index.simple().publish(wheel("d", "1.0"));
    String right = pipeline.requirements("d==1.0 --hash=sha256:" + file.sha256());
    List<String> first = rehearse("-r", right);

    assertThat(rehearse("-r", right)).isEqualTo(first);
    assertIsRemembered(true);
    Files.writeString(Path.of(right), "d==1.0\n");
    rehearse("-r", right);
    assertIsRemembered(false);
  }

  @Test
  void builtMetadataIsRememberedForOneSetOfVariables() throws Exception {
    index.simple().publish(sdist("d", "1.0"));
    rehearse("d");
    index.forgetRequests();

    rehearse("d");
    assertIsRemembered(true);
    assertThat(index.requests()).isEmpty();

    pipeline.home.with("CFLAGS", "-O3");
    rehearse("d");
    assertIsRemembered(false);
  }

  @Test
  void indexThatCannotBeReachedIsWarnedOf() throws Exception {
    index.simple().cacheControl("");
    rehearse("a");
    index.fault("/simple/", Fault.status(503));

    assertThat(rehearse("a")).contains("Would install a-1.0 b-2.0");
    assertIsRemembered(false);
    assertThat(pipeline.report().warnings()).anyMatch(line -> line.contains("503"));
    assertThat(rehearse("a", "--accel-offline")).contains("Would install a-1.0 b-2.0");
    assertIsRemembered(true);
  }

  @Test
  void secondIndexCounts() throws Exception {
    index.simple().cacheControl("");
    var other = index.repository("other").cacheControl("");
    other.publish(wheel("c", "1.0"));
    String[] question = {"a", "--extra-index-url", other.url().toString()};
    rehearse(question);

    rehearse(question);
    assertIsRemembered(true);
    other.publish(wheel("b", "7.0"));

    assertThat(rehearse(question)).contains("Would install a-1.0 b-7.0");
    assertIsRight("a");
  }

  @Test
  void answersFromFoldersAndUrlsAreNotRemembered() throws Exception {
    Path wheels = Files.createDirectory(pipeline.home.work().resolve("wheels"));
    Path file = wheel("b", "9.0").build(wheels);

    assertThat(rehearse("a", "-f", wheels.toString())).contains("Would install a-1.0 b-9.0");
    assertThat(rehearse("a", file.toString())).contains("Would install a-1.0 b-9.0");
    assertThat(pipeline.cached("resolutions-1")).isEmpty();
  }

  @Test
  void damagedRecordIsDropped() throws Exception {
    rehearse("a");
    Path record = pipeline.cached("resolutions-1").getFirst();
    byte[] bytes = Files.readAllBytes(record);
    bytes[bytes.length / 2] ^= 1;
    Files.write(record, bytes);

    assertThat(rehearse("a")).contains("Would install a-1.0 b-2.0");
    assertIsRemembered(false);
    rehearse("a");
    assertIsRemembered(true);
  }

  @Test
  void bytesThatAreNoRecordAreReadAsNothing() throws Exception {
    rehearse("a[more]==1.0", "c==1.0; python_version < '3'");
    byte[] sealed = Files.readAllBytes(pipeline.cached("resolutions-1").getFirst());
    byte[] record = Arrays.copyOf(sealed, sealed.length - Integer.BYTES);
    var roots =
        List.of(RootRequirement.of(Requirement.parse("a[more]==1.0"), Optional.empty(), true));

    assertThat(read(record, roots)).isPresent();
    assertThat(read(record, List.of())).isEmpty();
    for (int i = 0; i < record.length; i++) {
      assertThat(read(Arrays.copyOf(record, i), roots)).isEmpty();
      byte[] altered = record.clone();
      altered[i] ^= (byte) 0x81;
      assertThatCode(() -> read(altered, roots)).doesNotThrowAnyException();
    }
  }

  private static Optional<KnownResolution> read(byte[] record, List<RootRequirement> roots) {
    return ResolutionReader.read(record, roots, InstalledPackages.none());
  }
}
