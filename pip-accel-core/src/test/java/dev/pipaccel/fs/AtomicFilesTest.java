package dev.pipaccel.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void prepare() {
    target = folder.resolve("deep/er/target");
  }

  @Test
  void writesAndReplaces() throws Exception {
    AtomicFiles.writeString(target, "old");
    AtomicFiles.write(target, "new".getBytes(StandardCharsets.UTF_8));

    assertThat(target).hasContent("new");
    assertOnlyTarget();
  }

  @Test
  void streamIsCopiedAndCounted() throws Exception {
    long size = AtomicFiles.write(target, new ByteArrayInputStream(new byte[100_000]));

    assertThat(size).isEqualTo(100_000);
    assertThat(target).hasSize(100_000);
    assertOnlyTarget();
  }

  @Test
  void newFileHasTheModeThatTheUmaskLeaves() throws Exception {
    AtomicFiles.writeDurably(target, new byte[1]);

    assertThat(Modes.of(target)).isEqualTo(Modes.FILE & ~Modes.umask());
  }

  @Test
  void failingStreamLeavesTheOldFile() throws Exception {
    AtomicFiles.writeString(target, "old");
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> AtomicFiles.write(target, failing)).hasMessage("connection reset");
    assertThat(target).hasContent("old");
    assertOnlyTarget();
  }

  @Test
  void failureAtAnyStepLeavesOldOrNewAndNothingElse() throws Exception {
    AtomicFiles.writeString(target, "old");
    List<String> steps = Collections.synchronizedList(new ArrayList<>());
    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.recording(steps))) {
      AtomicFiles.writeString(target, "old");
    }
    assertThat(steps).hasSize(3);

    for (int step = 1; step <= steps.size(); step++) {
      try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.deniedAt(step))) {
        assertThatThrownBy(() -> AtomicFiles.writeString(target, "new"))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(folder.toString());
      }
      assertThat(target).hasContent("old");
      assertOnlyTarget();
    }
  }

  @Test
  void firstOfSeveralWritersWins() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> written = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        byte[] content = {(byte) i};
        written.add(threads.submit(() -> AtomicFiles.writeIfAbsent(target, content)));
      }
      int winners = 0;
      for (int i = 0; i < 32; i++) {
        if (written.get(i).get()) {
          winners++;
          assertThat(Files.readAllBytes(target)).containsExactly(i);
        }
      }
      assertThat(winners).isEqualTo(1);
    }
    assertOnlyTarget();
  }

  @Test
  void keptFileIsNotTouched() throws Exception {
    AtomicFiles.writeString(target, "old");

    assertThat(AtomicFiles.writeIfAbsent(target, new byte[3])).isFalse();
    assertThat(target).hasContent("old");
    assertOnlyTarget();
  }

  @Test
  void directoryInTheWayIsNamed() throws Exception {
    Files.createDirectories(target.resolve("full"));

    assertThatThrownBy(() -> AtomicFiles.writeString(target, "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(target.toString());
  }

  @Test
  void fileAboveTheTargetIsNamed() throws Exception {
    Files.writeString(folder.resolve("deep"), "a file");

    assertThatThrownBy(() -> AtomicFiles.writeString(target, "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("deep").toString());
  }

  @Test
  void temporaryNamesAreKnownAndDiffer() {
    Path one = AtomicFiles.unusedNameBeside(target);
    Path other = AtomicFiles.unusedNameBeside(target);

    assertThat(one).isNotEqualTo(other);
    assertThat(one.getParent()).isEqualTo(target.getParent());
    assertThat(AtomicFiles.isTemporary(one.getFileName().toString())).isTrue();
    assertThat(AtomicFiles.isTemporary("target")).isFalse();
  }

  private void assertOnlyTarget() throws IOException {
    try (var files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }
}
