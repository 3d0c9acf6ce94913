package dev.pipaccel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.Modes;
import dev.pipaccel.testkit.RawTar;
import dev.pipaccel.testkit.RawZip;
import dev.pipaccel.testkit.SdistBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

class SourceArchivesTest {
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void prepare() {
    target = folder.resolve("tree");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.TBZ", "a.tar.xz", "a.txz", "a.tlz"})
  void tarIsUnpackedInEveryCompression(String name) throws Exception {
    RawTar tar = new RawTar().directory("a-1").file("a-1/setup.py", "setup()\n");
    Path archive = write(name, compressed(name, tar.bytes()));

    assertThat(SourceArchives.unpack(archive, target)).isEqualTo(target);
    assertThat(target.resolve("setup.py")).hasContent("setup()\n");
  }

  @Test
  void fileThatIsNoArchiveIsRefused() throws Exception {
    Path archive = write("a.tar.gz", new byte[] {1, 2, 3});

    assertThatThrownBy(() -> SourceArchives.unpack(archive, target))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("Cannot read the archive " + archive + ": it has no members");
    assertThat(target).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "no-ending", "wrong.ending"})
  void zipIsToldByNameOrContent(String name) throws Exception {
    Path archive = write(name, SdistBuilder.sdist("a", "1").zip().bytes());

    SourceArchives.unpack(archive, target);

    assertThat(target.resolve("pyproject.toml")).exists();
  }

  @Test
  void tarIsToldByContent() throws Exception {
    Path archive = write("download", SdistBuilder.sdist("a", "1").bytes());

    SourceArchives.unpack(archive, target);

    assertThat(target.resolve("pyproject.toml")).exists();
  }

  @Test
  void whatIsNoArchiveIsRefused() throws Exception {
    Path archive = write("download", "<html>not found</html>".getBytes(StandardCharsets.UTF_8));

    assertRefused(archive, "Cannot determine the format");
  }

  @Test
  void membersOfSeveralFoldersKeepThem() throws Exception {
    unpack(new RawTar().file("a/x", "1").file("a/y", "2").file("b/z", "3").hardLink("a/w", "a/x"));

    assertThat(target.resolve("a/x")).hasContent("1");
    assertThat(target.resolve("a/w")).hasContent("1");
    assertThat(target.resolve("b/z")).hasContent("3");
  }

  @Test
  void fileAtTheTopMeansNothingIsLeftOut() throws Exception {
    unpack(new RawTar().file("setup.py", "1").file("a/y", "2"));

    assertThat(target.resolve("setup.py")).hasContent("1");
    assertThat(target.resolve("a/y")).hasContent("2");
  }

  @Test
  void modesFollowTheUmaskAndTimesTheArchive() throws Exception {
    unpack(
        new RawTar()
            .file("a/plain", new byte[1], 0600)
            .file("a/run", new byte[1], 04710)
            .file("a/open", new byte[1], 0666));

    int plain = Modes.FILE & ~Modes.umask();
    assertThat(Modes.of(target.resolve("plain"))).isEqualTo(plain);
    assertThat(Modes.of(target.resolve("open"))).isEqualTo(plain);
    assertThat(Modes.of(target.resolve("run"))).isEqualTo(Modes.executable());
    assertThat(Files.getLastModifiedTime(target.resolve("plain")).toMillis())
        .isEqualTo(RawTar.MODIFIED_SECONDS * 1000);
  }

  @Test
  void linksInsideAreMade() throws Exception {
    unpack(
        new RawTar()
            .file("a/docs/readme", "text")
            .symbolicLink("a/link", "docs/readme")
            .symbolicLink("a/docs/up", "../link")
            .symbolicLink("a/dangling", "missing")
            .hardLink("a/hard", "a/docs/readme")
            .hardLink("a/nothing", "a/missing"));

    assertThat(Files.readSymbolicLink(target.resolve("link"))).hasToString("docs/readme");
    assertThat(target.resolve("docs/up")).hasContent("text");
    assertThat(target.resolve("hard")).hasContent("text").isRegularFile();
    assertThat(target.resolve("dangling")).isSymbolicLink();
    assertThat(target.resolve("nothing")).doesNotExist();
  }

  @Test
  void extendedAndLongNamesAreRead() throws Exception {
    String part = "p".repeat(90);
    String deep = "a/" + part + "/" + part + "/ä.txt";
    unpack(
        new RawTar()
            .global(Map.of("comment", "0123456789"))
            .extended(Map.of("path", deep))
            .file("a/short", "pax")
            .gnuLongName("a/" + part + "/" + part + "/gnu.txt")
            .file("a/short", "gnu"));

    assertThat(target.resolve(part).resolve(part).resolve("ä.txt")).hasContent("pax");
    assertThat(target.resolve(part).resolve(part).resolve("gnu.txt")).hasContent("gnu");
  }

  @Test
  void laterMemberReplacesEarlierOne() throws Exception {
    unpack(
        new RawTar()
            .file("a/other", "other")
            .symbolicLink("a/x", "other")
            .file("a/x", "new")
            .file("a/y", "1")
            .file("a/y", "2"));

    assertThat(target.resolve("x")).hasContent("new").isRegularFile();
    assertThat(target.resolve("other")).hasContent("other");
    assertThat(target.resolve("y")).hasContent("2");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("outside", new RawTar().file("a/x", "").file("a/../../evil", "")),
        Arguments.of("outside", new RawTar().file("x", "").file("../evil", "")),
        Arguments.of("link outside", new RawTar().file("a/x", "").symbolicLink("a/l", "../../e")),
        Arguments.of("absolute path", new RawTar().symbolicLink("a/l", "/etc/passwd")),
        Arguments.of("absolute path", new RawTar().hardLink("a/l", "/etc/passwd")),
        Arguments.of("link outside", new RawTar().file("a/x", "").hardLink("a/l", "../../e")),
        Arguments.of(
            "link outside",
            new RawTar().symbolicLink("a/b", ".").symbolicLink("a/l", "b/../../evil")),
        Arguments.of(
            "leads outside",
            new RawTar()
                .file("a/x", "")
                .symbolicLink("a/l", "b/c/d/../../../evil")
                .symbolicLink("a/b", ".")),
        Arguments.of(
            "outside",
            new RawTar()
                .file("a/x", "")
                .symbolicLink("a/l", "b/c/../..")
                .symbolicLink("a/b", ".")
                .file("a/l/evil", "")),
        Arguments.of(
            "outside",
            new RawTar().symbolicLink("a/l", "m").symbolicLink("a/m", "l").file("a/l/x", "")),
        Arguments.of("special file", new RawTar().member("a/p", '6', "", new byte[0], 0644)),
        Arguments.of("special file", new RawTar().member("a/d", '3', "", new byte[0], 0644)),
        Arguments.of("special file", new RawTar().member("a/d", 'Z', "", new byte[0], 0644)),
        Arguments.of("in the way", new RawTar().file("a/f", "").file("a/f/g", "")),
        Arguments.of("in the way", new RawTar().file("a/f/g", "").file("a/f", "")),
        Arguments.of("in the way", new RawTar().file("a/f", "").directory("a/f")));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileTarIsRefused(String reason, RawTar tar) throws Exception {
    assertRefused(write("a.tar.gz", tar.gzipped()), reason);
  }

  @Test
  void absoluteNamesAreTakenFromTheDestination() throws Exception {
    unpack(new RawTar().file("/etc/x", "1").file("/var/y", "2"));

    assertThat(target.resolve("etc/x")).hasContent("1");
    assertThat(target.resolve("var/y")).hasContent("2");
  }

  @Test
  void bombIsRefused() throws Exception {
    byte[] zeros = new byte[1 << 20];
    ArchiveLimits limits = new ArchiveLimits(10, 1L << 40, 250, 1 << 19);
    Path tar = write("a.tar.gz", new RawTar().file("a/x", zeros, 0644).gzipped());
    RawZip zipped = new RawZip();
    zipped.add("a/x", zeros);
    Path zip = write("a.zip", zipped.bytes());

    assertThatThrownBy(() -> SourceArchives.unpack(tar, target, limits))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("'a/x' makes it too big");
    assertThatThrownBy(() -> SourceArchives.unpack(zip, target, limits))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("too many");
    assertThat(target).doesNotExist();
  }

  @Test
  void linkBetweenTopFoldersIsInside() throws Exception {
    unpack(new RawTar().symbolicLink("a/link", "../b/file").file("b/file", "text"));

    assertThat(target.resolve("a/link")).hasContent("text");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 100, 600})
  void truncatedTarIsRefused(int length) throws Exception {
    byte[] noise = new byte[5000];
    new java.util.Random(3).nextBytes(noise);
    byte[] bytes = new RawTar().file("a/x", "1").file("a/y", noise, 0644).gzipped();

    assertRefused(write("a.tar.gz", java.util.Arrays.copyOf(bytes, length)), "Cannot read");
  }

  @Test
  void zipIsReadAsLenientlyAsByPip() throws Exception {
    RawZip zip = new RawZip().prefix("stub".getBytes(StandardCharsets.UTF_8));
    zip.add("a/x", "first");
    zip.add("a/./y", "1");
    zip.add("a/z/../w", "2").mode(0100744);
    zip.add("a/x", "last");
    zip.add("a/link", "x").mode(0120777);
    zip.add("a/folder/", "").stored().mode(0040700);
    SourceArchives.unpack(write("a.zip", zip.bytes()), target);

    assertThat(target.resolve("x")).hasContent("last");
    assertThat(target.resolve("y")).hasContent("1");
    assertThat(target.resolve("w")).hasContent("2");
    assertThat(Modes.of(target.resolve("w"))).isEqualTo(Modes.executable());
    assertThat(target.resolve("link")).isRegularFile().hasContent("x");
    assertThat(target.resolve("folder")).isDirectory();
  }

  @Test
  void hostileZipIsRefused() throws Exception {
    RawZip outside = new RawZip();
    outside.add("a/x", "");
    outside.add("a/../../evil", "");
    assertRefused(write("a.zip", outside.bytes()), "outside of the destination");

    RawZip twice = new RawZip();
    twice.add("a/x", "");
    twice.add("a/x/y", "");
    assertRefused(write("b.zip", twice.bytes()), "both a file and a directory");

    RawZip corrupt = new RawZip();
    corrupt.add("a/x", "content").wrongCrc();
    assertRefused(write("c.zip", corrupt.bytes()), "wrong CRC");
  }

  @Test
  void filledDirectoryIsLeftAlone() throws Exception {
    Path archive = write("a.tar.gz", SdistBuilder.sdist("a", "1").bytes());
    Files.createDirectory(target);
    Files.writeString(target.resolve("mine"), "mine");

    assertThatThrownBy(() -> SourceArchives.unpack(archive, target))
        .isInstanceOf(DirectoryNotEmptyException.class);
    assertThat(target.resolve("mine")).hasContent("mine");
  }

  @Test
  void emptyDirectoryStaysWhenUnpackingFails() throws Exception {
    Path archive = write("a.tar", new RawTar().file("a/f", "").file("a/f/g", "").bytes());
    Files.createDirectory(target);

    assertThatThrownBy(() -> SourceArchives.unpack(archive, target))
        .isInstanceOf(ArchiveException.class);
    assertThat(target).isEmptyDirectory();
  }

  private void unpack(RawTar tar) throws IOException, ArchiveException {
    SourceArchives.unpack(write("a.tar.gz", tar.gzipped()), target);
  }

  private void assertRefused(Path archive, String reason) throws IOException {
    assertThatThrownBy(() -> SourceArchives.unpack(archive, target))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(archive.toString());
    assertThat(target).doesNotExist();
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] compressed(String name, byte[] tar) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (OutputStream compressing =
        switch (name.substring(name.lastIndexOf('.'))) {
          case ".gz", ".tgz" -> new java.util.zip.GZIPOutputStream(output);
          case ".bz2", ".TBZ" -> new BZip2CompressorOutputStream(output);
          case ".xz", ".txz" -> new XZOutputStream(output, new LZMA2Options(1));
          case ".tlz" -> new LZMAOutputStream(output, new LZMA2Options(1), -1);
          default -> output;
        }) {
      compressing.write(tar);
    }
    return output.toByteArray();
  }
}
