package dev.pipaccel.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
  private static final Instant TIME = Instant.parse("2013-06-16T01:01:53Z");

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void prepare() throws IOException {
    source = Files.writeString(folder.resolve("source"), "content");
    target = folder.resolve("target");
    FileChanges.setMode(source, 0750);
    FileChanges.setModified(source, TIME);
  }

  @Test
  void linkIsTheSameFile() throws Exception {
    assertThat(Links.linkOrCopy(source, target)).isEqualTo(Links.Outcome.LINKED);
    assertThat(Files.isSameFile(source, target)).isTrue();
  }

  @Test
  void copyKeepsModeAndTime() throws Exception {
    Links.copy(source, target);

    assertThat(Files.isSameFile(source, target)).isFalse();
    assertIsCopy(target);
  }

  @Test
  void refusedLinkBecomesACopyWhichIsRemembered() throws Exception {
    Path other = otherFileSystem();
    Path first = other.resolve("first");
    Path second = other.resolve("second");
    try {
      List<String> steps = new ArrayList<>();
      try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.recording(steps))) {
        assertThat(Links.linkOrCopy(source, first)).isEqualTo(Links.Outcome.COPIED);
        assertThat(Links.linkOrCopy(source, second)).isEqualTo(Links.Outcome.COPIED);
      }

      assertIsCopy(first);
      assertIsCopy(second);
      assertThat(steps).doesNotContain("link " + second).contains("copy file " + second);
      assertThat(Links.linkOrCopy(source, target)).isEqualTo(Links.Outcome.LINKED);
    } finally {
      FileTrees.delete(other);
    }
  }

  @Test
  void targetIsNeverReplaced() throws Exception {
    Files.writeString(target, "mine");

    assertThatThrownBy(() -> Links.linkOrCopy(source, target))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Links.copy(source, target))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(target).hasContent("mine");
  }

  @Test
  void missingSourceIsSaid() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> Links.linkOrCopy(missing, target))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void copyThatFailsHalfWayIsRemoved() {
    FaultPoint.Handler noTimes =
        (step, path) -> {
          if (step.equals("set time")) {
            throw new FileSystemException(String.valueOf(path), null, "Operation not permitted");
          }
        };

    try (FaultPoint.Watch watch = FaultPoint.install(noTimes)) {
      assertThatThrownBy(() -> Links.copy(source, target)).hasMessageContaining(target.toString());
    }
    assertThat(target).doesNotExist();
  }

  private void assertIsCopy(Path path) throws IOException {
    assertThat(path).hasContent("content");
    assertThat(Modes.of(path)).isEqualTo(0750);
    assertThat(Files.getLastModifiedTime(path).toInstant()).isEqualTo(TIME);
  }

  /// A folder in shared memory, where that is another file system than that of temporary files.
  private Path otherFileSystem() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory));
    assumeTrue(!Files.getFileStore(memory).equals(Files.getFileStore(folder)));
    return Files.createTempDirectory(memory, "links-test");
  }
}
