package dev.pipaccel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private final RecordingReport report = new RecordingReport();
  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void makeTemporaryFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  private Cache open() {
    return Cache.open(folder.resolve("downloads"), folder.resolve("data"), temporary, report);
  }

  @Test
  void missingRootsAreMadeForTheirOwnerOnly() throws IOException {
    try (Cache cache = open()) {
      assertThat(cache.persistent()).map(CacheRoots::trust).contains(CacheRoots.Trust.OWN);
    }

    assertThat(mode(folder.resolve("data"))).startsWith("rwx");
    assertThat(mode(folder.resolve("data")).substring(3)).doesNotContain("w");
  }

  @Test
  void rootThatOthersMayWriteIsNotTrusted() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(
        folder.resolve("data"), PosixFilePermissions.fromString("rwxrwxrwx"));

    try (Cache cache = open()) {
      assertThat(cache.persistent()).map(CacheRoots::trust).contains(CacheRoots.Trust.NONE);
    }
  }

  @Test
  void fileInPlaceOfARootIsAWarningAndNoFailure() throws IOException {
    Files.writeString(folder.resolve("data"), "no folder");

    try (Cache cache = open()) {
      Path written = cache.write(CacheRoots::data);

      assertThat(written).startsWith(temporary);
      assertThat(report.warnings()).singleElement().asString().contains("going on without it");
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void writeThatIsCalledOffSaysNothingAboutTheStore() throws IOException {
    try (Cache cache = open()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() ->
              cache.write(_ -> {
                throw new ClosedByInterruptException();
              }))
          .isInstanceOf(ClosedByInterruptException.class);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.warnings()).isEmpty();
      assertThat(cache.write(CacheRoots::data)).isEqualTo(folder.resolve("data"));
    }
  }

  @Test
  void failedWriteIsToldOnceAndGoesToAPrivateFolder() throws IOException {
    try (Cache cache = open()) {
      Path main = cache.persistent().orElseThrow().data();
      for (int i = 0; i < 2; i++) {
        Path written =
            cache.write(roots -> {
              if (roots.data().equals(main)) {
                throw new IOException("No space left on device");
              }
              return roots.data();
            });
        assertThat(written).startsWith(temporary);
      }

      assertThat(report.warnings()).singleElement().asString().contains("No space left on device");
      assertThat(cache.readable()).hasSize(2);
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void closedCacheMakesNoPrivateFolderAgain() {
    Cache cache = Cache.disabled(temporary, report);
    cache.close();

    assertThatThrownBy(() -> cache.write(CacheRoots::data)).isInstanceOf(IOException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void recordThatWasDamagedIsMissing() throws IOException {
    try (Cache cache = open()) {
      RecordStore.metadata(cache).put("a", "Name: a".getBytes(StandardCharsets.UTF_8));
      try (Stream<Path> written = Files.walk(folder.resolve("data/metadata-1"))) {
        Path record = written.filter(Files::isRegularFile).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(record);
        bytes[0] ^= 1;
        Files.write(record, bytes);
      }

      assertThat(RecordStore.metadata(cache).find("a")).isEmpty();
    }
  }

  @Test
  void zerosInPlaceOfARecordAreNoRecord() {
    assertThat(Sealed.open(new byte[0])).isEmpty();
    assertThat(Sealed.open(new byte[4])).isEmpty();
    assertThat(Sealed.open(new byte[64])).isEmpty();
    assertThat(Sealed.open(Sealed.seal(new byte[0]))).contains(new byte[0]);
  }

  @Test
  void leftoversOfKilledRunsGoWhenTheyAreOld() throws IOException {
    try (Cache cache = open()) {
      CacheRoots roots = cache.persistent().orElseThrow();
      Path run = Files.createDirectories(Leftovers.runFolder(roots).resolve("source"));
      Path tree = roots.trees().resolve("0123");
      Path staged = Files.createDirectories(AtomicFiles.unusedNameBeside(tree.resolve("files")));
      Path download = AtomicFiles.unusedNameBeside(roots.downloads().resolve(".incoming/archive"));
      Files.createDirectories(download.getParent());
      Files.createFile(download);
      Path kept = Files.createDirectories(tree.resolve("files"));

      new Leftovers(cache, InstantSource.system(), report).sweep();
      assertThat(List.of(run, staged, download, kept))
          .allSatisfy(path -> assertThat(path).exists());

      Instant later = Instant.now().plus(Duration.ofDays(2));
      new Leftovers(cache, InstantSource.fixed(later), report).sweep();
      assertThat(List.of(run, staged, download))
          .allSatisfy(path -> assertThat(path).doesNotExist());
      assertThat(kept).exists();
    }
  }

  @Test
  void whatPilesUpIsKeptForATime() throws IOException {
    try (Cache cache = open()) {
      CacheRoots roots = cache.persistent().orElseThrow();
      Path log = written(roots.logs().resolve("a.log"));
      Path setAside = written(roots.quarantine().resolve("x/file")).getParent();
      Path lock = written(roots.locks().resolve("build-1"));
      Path held = roots.locks().resolve("build-2");
      Path spill = Files.createDirectory(temporary.resolve("pip-accel-private-123"));
      Path other = Files.createDirectory(temporary.resolve("pip-accel-private-mine"));

      try (LockFile _ = LockFile.acquire(held, report, "testing")) {
        sweepAfter(cache, Duration.ofDays(2));
        assertThat(List.of(log, setAside, held, other))
            .allSatisfy(path -> assertThat(path).exists());
        assertThat(List.of(lock, spill)).allSatisfy(path -> assertThat(path).doesNotExist());
      }
      sweepAfter(cache, Duration.ofDays(10));
      assertThat(setAside).doesNotExist();
      assertThat(log).exists();
      sweepAfter(cache, Duration.ofDays(40));
      assertThat(log).doesNotExist();
    }
  }

  @Test
  void newestLogsAreKept() throws IOException {
    for (int i = 0; i < 5; i++) {
      Path log = written(folder.resolve("logs/" + i));
      Files.setLastModifiedTime(log, FileTime.from(Instant.EPOCH.plus(Duration.ofHours(i))));
    }

    new AgedFolder(folder.resolve("logs"), 2, Duration.ofDays(1)).trim(Instant.EPOCH);

    assertThat(folder.resolve("logs").toFile().list()).containsExactlyInAnyOrder("3", "4");
  }

  private void sweepAfter(Cache cache, Duration time) {
    new Leftovers(cache, InstantSource.fixed(Instant.now().plus(time)), report).sweep();
  }

  private static Path written(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  @Test
  void disabledCacheLeavesNothingBehind() throws IOException {
    try (Cache cache = Cache.disabled(temporary, report)) {
      Path kept = cache.write(roots -> Files.createDirectories(roots.downloads().resolve("a")));

      assertThat(kept).isDirectory();
      assertThat(cache.persistent()).isEmpty();
    }
    assertThat(temporary).isEmptyDirectory();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void recordsAreFoundByTheirKeyOnly() {
    try (Cache cache = open()) {
      RecordStore.interpreters(cache).put("a", new byte[] {1});

      assertThat(RecordStore.interpreters(cache).find("a")).contains(new byte[] {1});
      assertThat(RecordStore.interpreters(cache).find("b")).isEmpty();
      assertThat(RecordStore.metadata(cache).find("a")).isEmpty();
    }
  }

  @Test
  void interpretersAreBelievedFromOwnRootsOnly() throws IOException {
    try (Cache cache = open()) {
      RecordStore.interpreters(cache).put("a", new byte[] {1});
    }
    Files.setPosixFilePermissions(
        folder.resolve("downloads"), PosixFilePermissions.fromString("rwxrwxrwx"));

    try (Cache cache = open()) {
      assertThat(RecordStore.interpreters(cache).find("a")).isEmpty();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void locksOfDifferentKeysDoNotWaitForEachOther() throws IOException {
    try (Cache cache = open()) {
      var locks = new CacheLocks(cache, report);
      try (var first = locks.acquire("build", "a", "building a");
          var second = locks.acquire("build", "b", "building b")) {
        assertThat(List.of(first, second)).doesNotHaveDuplicates();
      }
    }
  }
}
