package dev.pipaccel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.testkit.Digests;
import dev.pipaccel.testkit.RawZip;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {
  private static final String TEXT = "x = 1\n".repeat(50);

  @TempDir Path folder;

  @Test
  void wheelIsReadInOrderWithModes() throws Exception {
    Path wheel =
        WheelBuilder.wheel("a", "1.0")
            .directory("empty")
            .file("a.py", TEXT)
            .dataFile("scripts", "run", "#!python\n")
            .mode("a-1.0.data/scripts/run", 0755)
            .build(folder);

    try (ZipArchive zip = ZipArchive.open(wheel)) {
      assertThat(zip.entries())
          .extracting(ArchiveEntry::name)
          .containsExactly(
              "empty/",
              "a.py",
              "a-1.0.data/scripts/run",
              "a-1.0.dist-info/METADATA",
              "a-1.0.dist-info/WHEEL",
              "a-1.0.dist-info/RECORD");
      assertThat(zip.entries().get(0).isDirectory()).isTrue();
      assertThat(zip.entries().get(1).isExecutable()).isFalse();
      assertThat(zip.entries().get(2).isExecutable()).isTrue();
      assertThat(zip.entries().get(2).unixMode()).isEqualTo(0100755);
      assertThat(zip.read(entry(zip, "a.py"))).asString().isEqualTo(TEXT);
      assertThat(zip.find("b.py")).isEmpty();
    }
  }

  @ParameterizedTest(name = "signed {0}, wide {1}")
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void dataDescriptorsOfEveryFormAreAccepted(boolean signed, boolean wide) throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", TEXT).descriptor(signed, wide);
    raw.add("b.py", "b").stored().descriptor(signed, wide);

    try (ZipArchive zip = open(raw.bytes())) {
      assertThat(zip.read(entry(zip, "a.py"))).asString().isEqualTo(TEXT);
      assertThat(zip.read(entry(zip, "b.py"))).asString().isEqualTo("b");
    }
  }

  @Test
  void zip64FieldsAreRead() throws Exception {
    RawZip raw = new RawZip().zip64();
    raw.add("a.py", TEXT).zip64();

    try (ZipArchive zip = open(raw.bytes())) {
      assertThat(zip.read(entry(zip, "a.py"))).asString().isEqualTo(TEXT);
    }
  }

  @Test
  void paddingAndForeignExtraFieldsAreIgnored() throws Exception {
    byte[] foreign = {0x55, 0x54, 2, 0, 9, 9, 0, 0};
    RawZip raw = new RawZip().comment("by hand".getBytes(StandardCharsets.UTF_8));
    raw.add("a.py", TEXT).extra(foreign).localExtra(new byte[300]);

    try (ZipArchive zip = open(raw.bytes())) {
      assertThat(zip.read(entry(zip, "a.py"))).asString().isEqualTo(TEXT);
    }
  }

  @Test
  void namesAreUtf8OrCodePage437() throws Exception {
    RawZip raw = new RawZip();
    raw.add("ünï/日本.py", "1");
    raw.add("\u0081\u0094.txt", "2").charset(StandardCharsets.ISO_8859_1).flags(0);

    try (ZipArchive zip = open(raw.bytes())) {
      assertThat(zip.entries())
          .extracting(ArchiveEntry::name)
          .containsExactly("ünï/日本.py", "üö.txt");
    }
  }

  @Test
  void emptyArchiveHasNoEntries() throws Exception {
    try (ZipArchive zip = open(new RawZip().bytes())) {
      assertThat(zip.entries()).isEmpty();
    }
  }

  @Test
  void emptyContentIsRead() throws Exception {
    RawZip raw = new RawZip();
    raw.add("deflated", "");
    raw.add("stored", "").stored();

    try (ZipArchive zip = open(raw.bytes())) {
      assertThat(zip.read(entry(zip, "deflated"))).isEmpty();
      assertThat(zip.read(entry(zip, "stored"))).isEmpty();
    }
  }

  @Test
  void singleEntryOfRemoteWheelNeedsItsTailAndItselfOnly() throws Exception {
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    WheelBuilder wheel = WheelBuilder.wheel("a", "1.0").file("big.bin", noise).requires("b>=1");
    MemorySource source = new MemorySource(wheel.bytes());

    try (ZipArchive zip = ZipArchive.open(source, "a.whl", Verification.ON_READ)) {
      assertThat(zip.read(entry(zip, "a-1.0.dist-info/METADATA"))).isEqualTo(wheel.metadataBytes());
    }

    assertThat(source.bytesRead()).isLessThan(80_000);
    assertThat(source.reads()).isLessThanOrEqualTo(4);
    assertThat(source.isClosed()).isTrue();
  }

  @ParameterizedTest(name = "comment of {0} bytes")
  @ValueSource(ints = {0, 900, 1_002, 1_003, 30_000})
  void endRecordOfRemoteWheelIsFoundBehindCommentsOfEveryLength(int comment) throws Exception {
    RawZip raw = new RawZip().zip64().comment(new byte[comment]);
    raw.add("a.py", TEXT.repeat(100)).stored();
    MemorySource source = new MemorySource(raw.bytes());

    try (ZipArchive zip = ZipArchive.open(source, "a.whl", Verification.ON_READ)) {
      assertThat(zip.entries()).extracting(ArchiveEntry::name).containsExactly("a.py");
    }
  }

  @Test
  void onlyEntriesWithTheWantedEndingAreKnown() throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", "1");
    raw.add("a-1.0.dist-info/METADATA", TEXT);
    raw.add("a-1.0.dist-info/RECORD", "");

    try (ZipArchive zip = forMetadata(raw)) {
      assertThat(zip.entries())
          .extracting(ArchiveEntry::name)
          .containsExactly("a-1.0.dist-info/METADATA");
      assertThat(zip.read(entry(zip, "a-1.0.dist-info/METADATA"))).asString().isEqualTo(TEXT);
    }
  }

  @Test
  void entriesThatArePassedOverAreCounted() {
    RawZip raw = new RawZip().endErrors(1, 0, 0);
    raw.add("a.py", "1");
    raw.add("a-1.0.dist-info/METADATA", TEXT);

    assertThatThrownBy(() -> forMetadata(raw))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("entries than the end record says");
  }

  private static ZipArchive forMetadata(RawZip raw) throws Exception {
    return ZipArchive.openForNames(new MemorySource(raw.bytes()), "a.whl", ".dist-info/METADATA");
  }

  @Test
  void sourceIsClosedWhenOpeningFails() {
    MemorySource source = new MemorySource(new byte[100]);

    assertThatThrownBy(() -> ZipArchive.open(source, "a.whl", Verification.ON_READ))
        .isInstanceOf(ArchiveException.class);
    assertThat(source.isClosed()).isTrue();
  }

  @Test
  void localHeaderIsComparedOnReadWhereNotBefore() throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", TEXT).localName("b.py");
    MemorySource source = new MemorySource(raw.bytes());

    try (ZipArchive zip = ZipArchive.open(source, "a.whl", Verification.ON_READ)) {
      assertThatThrownBy(() -> zip.read(entry(zip, "a.py")))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("another name in its local header");
    }
  }

  @Test
  void entriesAreReadByManyThreadsAtOnce() throws Exception {
    RawZip raw = new RawZip();
    for (int i = 0; i < 40; i++) {
      raw.add("f" + i, (i + ",").repeat(20_000));
    }
    try (ZipArchive zip = open(raw.bytes());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<String>> contents =
          IntStream.range(0, 40)
              .mapToObj(
                  i -> threads.submit(() -> new String(zip.read(entry(zip, "f" + i)), "UTF-8")))
              .toList();

      for (int i = 0; i < 40; i++) {
        assertThat(contents.get(i).get()).isEqualTo((i + ",").repeat(20_000));
      }
    }
  }

  @Test
  void streamFailsBeforeTheEndOfWrongContent() throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", TEXT).wrongCrc();

    try (ZipArchive zip = open(raw.bytes());
        InputStream content = zip.open(entry(zip, "a.py"))) {
      assertThatThrownBy(() -> content.readNBytes(TEXT.length()))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(ArchiveException.class)
          .hasMessageContaining("'a.py' has a wrong CRC");
    }
  }

  @Test
  void extractingDigestsAndCopies() throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", TEXT);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Path target = folder.resolve("a.py");
    ByteArrayOutputStream copy = new ByteArrayOutputStream();

    try (ZipArchive zip = open(raw.bytes())) {
      assertThat(zip.extract(entry(zip, "a.py"), target, digest)).isEqualTo(TEXT.length());
      assertThat(zip.copyTo(entry(zip, "a.py"), copy)).isEqualTo(TEXT.length());
    }

    byte[] expected = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(target).hasBinaryContent(expected);
    assertThat(copy.toByteArray()).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(Digests.sha256Hex(expected));
  }

  @Test
  void corruptEntryLeavesNoFile() throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", TEXT).wrongCrc();
    Path target = folder.resolve("a.py");

    try (ZipArchive zip = open(raw.bytes())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      assertThatThrownBy(() -> zip.extract(entry(zip, "a.py"), target, digest))
          .isInstanceOf(ArchiveException.class);
    }
    assertThat(target).doesNotExist();
  }

  @Test
  void extractingNeverReplacesAFile() throws Exception {
    RawZip raw = new RawZip();
    raw.add("a.py", TEXT);
    Path target = Files.writeString(folder.resolve("a.py"), "mine");

    try (ZipArchive zip = open(raw.bytes())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      assertThatThrownBy(() -> zip.extract(entry(zip, "a.py"), target, digest))
          .isInstanceOf(FileAlreadyExistsException.class)
          .hasMessageContaining(target.toString());
    }
    assertThat(target).hasContent("mine");
  }

  @Test
  void limitsHold() {
    RawZip raw = new RawZip();
    raw.add("zeros", new byte[1 << 20]);
    raw.add("b", "b");

    assertThatThrownBy(() -> open(raw.bytes(), new ArchiveLimits(1, 1L << 40, 250, 1L << 40)))
        .hasMessageContaining("2 entries, too many");
    assertThatThrownBy(() -> open(raw.bytes(), new ArchiveLimits(9, 1 << 20, 250, 1L << 40)))
        .hasMessageContaining("unpack to 1048577 bytes, too many");
    assertThatThrownBy(() -> open(raw.bytes(), new ArchiveLimits(9, 1L << 40, 250, 1 << 19)))
        .hasMessageContaining("unpack to 1048577 bytes, too many");
  }

  @Test
  void fileThatIsNoFileNamesItsPath() {
    assertThatThrownBy(() -> ZipArchive.open(folder.resolve("missing.whl")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing.whl");
  }

  private static ArchiveEntry entry(ZipArchive zip, String name) {
    return zip.find(name).orElseThrow();
  }

  private static ZipArchive open(byte[] bytes) throws IOException, ArchiveException {
    return open(bytes, ArchiveLimits.DEFAULT);
  }

  private static ZipArchive open(byte[] bytes, ArchiveLimits limits)
      throws IOException, ArchiveException {
    return ZipArchive.open(new MemorySource(bytes), "test.whl", Verification.COMPLETE, limits);
  }
}
