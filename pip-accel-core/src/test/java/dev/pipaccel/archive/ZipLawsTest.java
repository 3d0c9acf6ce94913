package dev.pipaccel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.testkit.WheelBuilder;
import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipLawsTest {
  private static final byte[] WHEEL =
      WheelBuilder.wheel("a", "1.0").file("a.py", "x = 1\n".repeat(30)).requires("b").bytes();

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Gen<String> names = Gen.strings("aé-", 6).map(text -> "n" + text);
    Gen<Map<String, byte[]>> files =
        Gen.lists(Gen.both(names, Gen.bytes(300), Map::entry), 8)
            .map(list -> {
              Map<String, byte[]> map = new LinkedHashMap<>();
              list.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
              return map;
            });
    Property.forAll(
        files,
        content -> {
          Path file = folder.resolve("a.whl");
          write(file, content);
          try (ZipArchive zip = ZipArchive.open(file)) {
            assertThat(zip.entries())
                .extracting(ArchiveEntry::name)
                .containsExactlyElementsOf(content.keySet());
            for (ArchiveEntry entry : zip.entries()) {
              assertThat(zip.read(entry)).isEqualTo(content.get(entry.name()));
            }
          }
        });
  }

  @Test
  void sameContentGivesSameBytes() throws Exception {
    Map<String, byte[]> content = Map.of("a.py", new byte[1000]);
    write(folder.resolve("1"), content);
    write(folder.resolve("2"), content);

    assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
  }

  @Test
  void unfinishedFileDoesNotAppear() throws Exception {
    try (ZipWriter zip = ZipWriter.create(folder.resolve("a.whl"), Instant.EPOCH)) {
      zip.add("a.py", new byte[3], 0644);
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writerRefusesUnsafeAndRepeatedNames() throws Exception {
    try (ZipWriter zip = ZipWriter.create(folder.resolve("a.whl"))) {
      zip.add("a.py", new byte[3], 0644);

      for (String name : List.of("a.py", "../x", "/x", "d/", "")) {
        assertThatThrownBy(() -> zip.add(name, new byte[0], 0644))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void partOfAnArchiveIsRefused() {
    Property.forAll(
        Gen.integers(0, WHEEL.length - 1),
        length ->
            assertThatThrownBy(() -> readAll(Arrays.copyOf(WHEEL, length)))
                .isInstanceOf(ArchiveException.class));
  }

  /// Modes, times and versions are covered by nothing; all else must be noticed.
  @Test
  void changedByteIsRefusedOrChangesNoContent() {
    Map<String, String> original = contents(WHEEL);
    Property.forAll(
        Gen.integers(0, WHEEL.length - 1),
        Gen.integers(1, 255),
        (position, change) -> {
          byte[] changed = WHEEL.clone();
          changed[position] ^= (byte) (int) change;
          try {
            assertThat(readAll(changed)).isEqualTo(original);
          } catch (ArchiveException e) {
            assertThat(e).hasMessageContaining("Invalid zip file");
          }
        });
  }

  private static void write(Path file, Map<String, byte[]> content) throws IOException {
    Files.deleteIfExists(file);
    try (ZipWriter zip = ZipWriter.create(file)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        zip.add(entry.getKey(), entry.getValue(), 0644);
      }
      zip.finish();
    }
  }

  private static Map<String, String> contents(byte[] bytes) {
    try {
      return readAll(bytes);
    } catch (IOException | ArchiveException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> readAll(byte[] bytes) throws IOException, ArchiveException {
    Map<String, String> contents = new LinkedHashMap<>();
    MemorySource source = new MemorySource(bytes);
    try (ZipArchive zip = ZipArchive.open(source, "a.whl", Verification.COMPLETE)) {
      for (ArchiveEntry entry : zip.entries()) {
        contents.put(entry.name(), Arrays.toString(zip.read(entry)));
      }
    }
    return contents;
  }
}
