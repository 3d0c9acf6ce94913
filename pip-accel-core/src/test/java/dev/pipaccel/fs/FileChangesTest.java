package dev.pipaccel.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {
  @TempDir Path folder;

  @Test
  void modesAreSetsAndNumbers() {
    Property.forAll(
        Gen.integers(0, 0777), mode -> assertThat(Modes.toInt(Modes.toSet(mode))).isEqualTo(mode));
    assertThat(Modes.toSet(04755)).isEqualTo(Modes.toSet(0755));
  }

  @Test
  void umaskIsThatOfNewFiles() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("new"));

    assertThat(Modes.of(directory)).isEqualTo(Modes.DIRECTORY & ~Modes.umask());
    assertThat(Modes.executable() & Modes.EXECUTE).isEqualTo(Modes.EXECUTE);
  }

  @Test
  void directoriesAreCreatedOneByOne() throws Exception {
    List<String> steps = new ArrayList<>();
    Path deep = folder.resolve("a/b");

    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.recording(steps))) {
      FileChanges.createDirectories(deep);
      FileChanges.createDirectories(deep);
    }

    assertThat(steps)
        .containsExactly(
            "create directory " + folder.resolve("a"), "create directory " + folder.resolve("a/b"));
    assertThat(deep).isDirectory();
  }

  @Test
  void privateDirectoryIsForItsOwnerOnly() throws Exception {
    FileChanges.createPrivateDirectory(folder.resolve("private"));

    assertThat(Modes.of(folder.resolve("private"))).isEqualTo(0700);
  }

  @Test
  void writingNeverReplaces() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    assertThatThrownBy(() -> FileChanges.write(file, new byte[1]))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void fullDiskIsReportedWithThePath() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));

    try (OutputStream output =
        new NamedOutputStream(full, FileChannel.open(full, StandardOpenOption.WRITE))) {
      assertThatThrownBy(() -> output.write(1)).hasMessageContaining("/dev/full: ");
    }
  }

  @Test
  void halfAFileIsRemoved() {
    Path file = folder.resolve("file");

    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.diskFullFrom(2))) {
      assertThatThrownBy(() -> FileChanges.write(file, new byte[1]))
          .hasMessageContaining(file.toString());
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void treeMovesOverFileSystems() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory));
    assumeTrue(!Files.getFileStore(memory).equals(Files.getFileStore(folder)));
    Path source = Files.createTempDirectory(memory, "move-test");
    Files.writeString(source.resolve("file"), "text");
    Path target = folder.resolve("target");

    FileChanges.move(source, target);

    assertThat(target.resolve("file")).hasContent("text");
    assertThat(source).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**/.tmp-*");
  }

  @Test
  void failuresAreDescribedWithPathAndReason() {
    assertThat(FileFailures.describe(new NoSuchFileException("/a")))
        .isEqualTo("/a: No such file or directory");
    assertThat(FileFailures.describe(new AccessDeniedException("/a", "/b", null)))
        .isEqualTo("/a -> /b: Permission denied");
    assertThat(FileFailures.describe(new IOException("connection reset")))
        .isEqualTo("connection reset");
  }

  @Test
  void faultPlansAreParsed() throws Exception {
    Path log = folder.resolve("log");
    Path file = folder.resolve("file");
    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.parse("record:" + log))) {
      FileChanges.write(file, new byte[1]);
      FaultPoint.reach("commit");
    }
    assertThat(log).hasContent("create file %s%nwrite %s%ncommit".formatted(file, file));

    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.parse("denied:2"))) {
      FileChanges.delete(file);
      assertThatThrownBy(() -> FileChanges.createDirectory(file))
          .isInstanceOf(AccessDeniedException.class);
      FileChanges.createDirectory(file);
    }
    assertThatThrownBy(() -> FaultPlan.parse("nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
