package dev.pipaccel.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.report.Report;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void prepare() {
    path = folder.resolve("locks/one");
  }

  @Test
  void lockIsHeldUntilClosed() throws Exception {
    try (LockFile lock = LockFile.acquire(path, Report.silent(), "testing")) {
      assertThat(lock.excludesProcesses()).isTrue();
      assertThat(tryLock(path)).isEmpty();
      assertThat(tryLock(folder.resolve("locks/../locks/./one"))).isEmpty();
      assertThat(tryLock(folder.resolve("locks/two"))).isPresent();
    }

    Optional<LockFile> again = tryLock(path);
    assertThat(again).isPresent();
    again.get().close();
  }

  @Test
  void closingTwiceFreesOnce() throws Exception {
    LockFile first = LockFile.acquire(path, Report.silent(), "testing");
    first.close();
    try (LockFile second = LockFile.acquire(path, Report.silent(), "testing")) {
      first.close();

      assertThat(tryLock(path)).isEmpty();
      assertThat(second.excludesProcesses()).isTrue();
    }
  }

  @Test
  void threadsTakeTurns() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            threads.submit(() -> {
              try (LockFile lock = LockFile.acquireTemporary(path, Report.silent(), "x")) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(most).hasValue(1);
    assertThat(path).doesNotExist();
  }

  @Test
  void otherProcessIsExcludedAndItsEndFreesTheLock() throws Exception {
    Process other = holder();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo("locked");

      assertThat(tryLock(path)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }

    Optional<LockFile> lock =
        LockFile.tryAcquire(path, Report.silent(), "testing", Duration.ofSeconds(30));
    assertThat(lock).isPresent();
    lock.get().close();
  }

  @Test
  void waitingIsSaid() throws Exception {
    CountDownLatch said = new CountDownLatch(1);
    List<String> lines = new ArrayList<>();
    Report report =
        new SayingReport(line -> {
          lines.add(line);
          said.countDown();
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LockFile first = LockFile.acquire(path, Report.silent(), "x");
      Future<?> second =
          threads.submit(() -> {
            LockFile.acquire(path, report, "building lxml-5.0").close();
            return null;
          });
      said.await();
      first.close();
      second.get();
    }

    assertThat(lines).containsExactly("Waiting for another pip-accel to finish building lxml-5.0");
  }

  @Test
  void interruptEndsTheWait() throws Exception {
    try (LockFile lock = LockFile.acquire(path, Report.silent(), "x")) {
      assertThat(lock.excludesProcesses()).isTrue();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> LockFile.acquire(path, Report.silent(), "x"))
          .isInstanceOf(InterruptedIOException.class)
          .hasMessageContaining(path.toString());
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(tryLock(path)).isPresent();
  }

  @Test
  void temporaryLockIsRemovedWithItsFile() throws Exception {
    try (LockFile lock = LockFile.acquireTemporary(path, Report.silent(), "x")) {
      assertThat(lock.excludesProcesses()).isTrue();
      assertThat(path).exists().hasSize(0);
    }
    assertThat(path).doesNotExist();

    LockFile.acquireTemporary(path, Report.silent(), "x").close();
    assertThat(path).doesNotExist();
  }

  @Test
  void folderInPlaceOfTheFileIsNamed() throws Exception {
    Files.createDirectories(path);

    assertThatThrownBy(() -> LockFile.acquire(path, Report.silent(), "x"))
        .hasMessageContaining(path.toString());
  }

  private static Optional<LockFile> tryLock(Path file) throws Exception {
    return LockFile.tryAcquire(file, Report.silent(), "testing", Duration.ZERO);
  }

  private Process holder() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            placeOf(LockFileTest.class)
                + System.getProperty("path.separator")
                + placeOf(LockFile.class),
            Holder.class.getName(),
            path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// The class path of the tests is not always that of the process.
  private static Path placeOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /// Another process that takes a lock and keeps it until it is killed.
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (LockFile lock = LockFile.acquire(Path.of(arguments[0]), Report.silent(), "holding")) {
        System.out.println(lock.excludesProcesses() ? "locked" : "degraded");
        System.in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
