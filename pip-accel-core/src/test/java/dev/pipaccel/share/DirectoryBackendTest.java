package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.http.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
