package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.StoreKey.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  private static final byte[] CONTENT = "an archive".getBytes(StandardCharsets.UTF_8);
  private static final StoreKey BLOB = StoreKey.blob(Digests.sha256(CONTENT));
  private static final StoreKey PAGE = StoreKey.about(Kind.PAGE, "https://index.example/simple/a/");

  @TempDir Path folder;

  private static SharedCacheSettings settings(boolean unsigned) {
    return new SharedCacheSettings(
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        unsigned,
        false,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Map.of());
  }

  /// Packs what is not from this program.
  private Path bundle(TarArchiveEntry... entries) throws IOException {
    Path bundle = folder.resolve("bundle");
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(bundle))) {
      for (TarArchiveEntry entry : entries) {
        byte[] content = entry.isSymbolicLink() ? new byte[0] : CONTENT;
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bundle;
  }

  private Bundle.Imported read(Path bundle, boolean unsigned) throws Exception {
    return Bundle.read(bundle, folder.resolve("imported"), settings(unsigned));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  @Test
  void whatIsPackedTellsNothingOfWhoPackedIt() throws Exception {
    Path store = Files.createDirectory(folder.resolve("store"));
    var backend = new DirectoryBackend(store);
    backend.put(PAGE, Payload.of(CONTENT));
    backend.put(BLOB, Payload.of(CONTENT));
    backend.put(StoreKey.about(Kind.LEASE, "a"), Payload.of(CONTENT));

    assertThat(Bundle.write(store, folder.resolve("bundle"))).isEqualTo(2);

    List<String> entries = new ArrayList<>();
    try (var tar = new TarArchiveInputStream(Files.newInputStream(folder.resolve("bundle")))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry.getName() + entry.getUserName() + entry.getLongUserId());
        assertThat(entry.getLastModifiedTime().toMillis()).isZero();
      }
    }
    assertThat(entries).containsExactly(BLOB.path() + "0", PAGE.path() + "0");
  }

  @Test
  void whatIsWhatItsNameSaysIsTaken() throws Exception {
    Path bundle = bundle(new TarArchiveEntry(BLOB.path()));

    assertThat(read(bundle, false)).isEqualTo(new Bundle.Imported(1, 0));

    assertThat(folder.resolve("imported").resolve(BLOB.path())).hasBinaryContent(CONTENT);
  }

  @Test
  void whatIsNotLeavesNothing() throws Exception {
    Path bundle =
        bundle(
            new TarArchiveEntry("../" + BLOB.path()),
            new TarArchiveEntry("/" + BLOB.path(), true),
            new TarArchiveEntry("cas/sha256/../" + BLOB.path()),
            new TarArchiveEntry(BLOB.path(), TarConstants.LF_SYMLINK),
            new TarArchiveEntry(StoreKey.blob(Digests.sha256("other")).path()),
            new TarArchiveEntry(StoreKey.about(Kind.LEASE, "a").path()),
            new TarArchiveEntry(PAGE.path()));

    assertThat(read(bundle, true)).isEqualTo(new Bundle.Imported(0, 7));

    assertThat(files()).containsExactly("bundle");
  }

  @Test
  void unsignedRecordIsTakenOnlyWhereThatIsAllowed() throws Exception {
    Path store = Files.createDirectory(folder.resolve("store"));
    byte[] record = SharedRecord.of(PAGE, CONTENT, Optional.empty()).bytes();
    new DirectoryBackend(store).put(PAGE, Payload.of(record));
    Path bundle = folder.resolve("bundle");
    Bundle.write(store, bundle);

    assertThat(read(bundle, false)).isEqualTo(new Bundle.Imported(0, 1));
    assertThat(read(bundle, true)).isEqualTo(new Bundle.Imported(1, 0));
  }
}
