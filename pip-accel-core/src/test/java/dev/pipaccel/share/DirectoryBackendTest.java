package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.fs.FaultPoint;
import dev.pipaccel.http.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryBackendTest extends BackendContract {
  @Override
  protected CacheBackend open(Path folder) throws IOException {
    return new DirectoryBackend(Files.createDirectories(folder.resolve("store")));
  }

  @Test
  void folderThatIsMissingIsNotMade(@TempDir Path other) throws Exception {
    var backend = new DirectoryBackend(other.resolve("mount"));
    StoreKey key = key(StoreKey.Kind.PAGE, "a");

    for (var work :
        new org.assertj.core.api.ThrowableAssert.ThrowingCallable[] {
          () -> backend.get(key), () -> backend.contains(key), () -> backend.put(key, payload("a"))
        }) {
      assertThatThrownBy(work)
          .isInstanceOfSatisfying(
              BackendException.class,
              e -> assertThat(e.kind()).isEqualTo(BackendException.Kind.UNREACHABLE));
    }
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void listingGoesOnWhenSomebodyElseTidiesUp(@TempDir Path other) throws Exception {
    var backend = new DirectoryBackend(other);
    List<StoreKey> keys = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      keys.add(new StoreKey(StoreKey.Kind.BLOB, "aa%062d".formatted(i)));
      backend.put(keys.get(i), payload(""));
    }
    List<StoreKey> deleted = keys.subList(0, 20);
    List<StoreKey> seen = new ArrayList<>();

    backend.list(
        StoreKey.Kind.BLOB,
        (key, _, _) -> {
          seen.add(key);
          for (StoreKey each : deleted) {
            backend.delete(each);
          }
        });

    assertThat(seen).containsAll(keys.subList(20, 40));
  }

  @ParameterizedTest
  @CsvSource({
    "Read-only file system, FORBIDDEN",
    "No space left on device, FULL",
    "Input/output error, BROKEN"
  })
  void reasonOfAFailureIsKnown(String reason, BackendException.Kind kind, @TempDir Path other) {
    var backend = new DirectoryBackend(other);
    FaultPoint.Handler failing =
        (_, path) -> {
          throw new FileSystemException(String.valueOf(path), null, reason);
        };

    try (FaultPoint.Watch _ = FaultPoint.install(failing)) {
      assertThatThrownBy(() -> backend.put(key(StoreKey.Kind.PAGE, "a"), payload("a")))
          .isInstanceOfSatisfying(
              BackendException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
  }

  @Test
  void writerThatFailsLeavesNothing(@TempDir Path other) throws Exception {
    var backend = new DirectoryBackend(other);
    StoreKey key = key(StoreKey.Kind.PAGE, "a");
    var shorter = new Payload(10, () -> new ByteArrayInputStream(new byte[9]));

    assertThatThrownBy(() -> backend.put(key, shorter)).isInstanceOf(BackendException.class);

    try (Stream<Path> files = Files.walk(other)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
