package dev.pipaccel.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {
  private static final Instant TIME = Instant.parse("2013-06-16T01:01:53Z");

  @TempDir Path folder;

  @Test
  void deletingRemovesAllButWhatLinksPointTo() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside/sub"));
    Files.writeString(outside.resolve("precious"), "text");
    Path tree = sample();
    Files.createSymbolicLink(tree.resolve("folder-link"), outside);
    Files.createSymbolicLink(tree.resolve("file-link"), outside.resolve("precious"));
    Files.createSymbolicLink(tree.resolve("broken-link"), folder.resolve("nothing"));

    FileTrees.delete(tree);

    assertThat(tree).doesNotExist();
    assertThat(outside.resolve("precious")).hasContent("text");
  }

  @Test
  void deletingALinkKeepsItsTarget() throws Exception {
    Path tree = sample();
    Path link = Files.createSymbolicLink(folder.resolve("link"), tree);

    FileTrees.delete(link);

    assertThat(link).doesNotExist();
    assertThat(tree.resolve("a/file")).exists();
  }

  @Test
  void deletingNothingIsDone() throws Exception {
    FileTrees.delete(folder.resolve("nothing"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readOnlyFoldersAreDeleted() throws Exception {
    Path tree = sample();
    FileChanges.setMode(tree.resolve("a/b"), 0500);
    FileChanges.setMode(tree.resolve("a"), 0000);

    FileTrees.delete(tree);

    assertThat(tree).doesNotExist();
  }

  @Test
  void manyDeletersAgree() throws Exception {
    Path tree = folder.resolve("tree");
    for (int i = 0; i < 20; i++) {
      Files.createDirectories(tree.resolve("d" + i));
      for (int j = 0; j < 20; j++) {
        Files.writeString(tree.resolve("d" + i + "/f" + j), "x");
      }
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(
            threads.submit(() -> {
              FileTrees.delete(tree);
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(tree).doesNotExist();
  }

  @Test
  void emptyingKeepsTheFolder() throws Exception {
    Path tree = sample();

    FileTrees.empty(tree);

    assertThat(tree).isEmptyDirectory();
  }

  @Test
  void copyHasContentsModesTimesAndLinks() throws Exception {
    Path tree = sample();
    Files.createSymbolicLink(tree.resolve("link"), Path.of("a/file"));
    FileChanges.setMode(tree.resolve("a/file"), 0751);
    FileChanges.setModified(tree.resolve("a/file"), TIME);
    FileChanges.setModified(tree.resolve("a/b"), TIME);
    FileChanges.setMode(tree.resolve("a/b"), 0700);
    Path copy = folder.resolve("copy");

    FileTrees.copy(tree, copy);

    assertThat(copy.resolve("a/file")).hasContent("12345");
    assertThat(Modes.of(copy.resolve("a/file"))).isEqualTo(0751);
    assertThat(Files.getLastModifiedTime(copy.resolve("a/file")).toInstant()).isEqualTo(TIME);
    assertThat(Modes.of(copy.resolve("a/b"))).isEqualTo(0700);
    assertThat(Files.getLastModifiedTime(copy.resolve("a/b")).toInstant()).isEqualTo(TIME);
    assertThat(Files.readSymbolicLink(copy.resolve("link"))).hasToString("a/file");
  }

  @Test
  void copyNeverMixesWithWhatIsThere() throws Exception {
    Path tree = sample();
    Path copy = Files.createDirectory(folder.resolve("copy"));

    assertThatThrownBy(() -> FileTrees.copy(tree, copy))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(copy).isEmptyDirectory();
  }

  @Test
  void sizeIsThatOfAllFiles() throws Exception {
    assertThat(FileTrees.size(sample())).isEqualTo(8);
    assertThat(FileTrees.size(folder.resolve("tree/a/file"))).isEqualTo(5);
  }

  @Test
  void everyStepIsAnnounced() throws Exception {
    Path tree = sample();
    List<String> steps = new ArrayList<>();

    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.recording(steps))) {
      FileTrees.delete(tree);
    }

    assertThat(steps)
        .containsExactlyInAnyOrder(
            "delete " + tree.resolve("a/b/deep"),
            "delete " + tree.resolve("a/b"),
            "delete " + tree.resolve("a/file"),
            "delete " + tree.resolve("a"),
            "delete " + tree);
  }

  private Path sample() throws IOException {
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/file"), "12345");
    Files.writeString(tree.resolve("a/b/deep"), "678");
    return tree;
  }
}
