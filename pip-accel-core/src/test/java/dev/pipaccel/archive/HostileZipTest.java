package dev.pipaccel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.testkit.HostileArchives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each hostile file is refused, and for its own reason: without the one check it would pass or
/// meet another.
class HostileZipTest {
  /// What the message must hold, by the key of the file.
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("same name twice", "'a.py' occurs twice"),
          Map.entry("same directory twice", "'d/' occurs twice"),
          Map.entry("parent folder", "'../x' has a '..' part"),
          Map.entry("inner parent folder", "'a/../../x' has a '..' part"),
          Map.entry("absolute path", "'/etc/x' is an absolute path"),
          Map.entry("backslash", "has a backslash"),
          Map.entry("drive", "'C:x' begins with a drive"),
          Map.entry("NUL in a name", "'a.py\\u0000.txt' has a NUL character"),
          Map.entry("control character in a name", "'a\\u001b[2J.py' has a control character"),
          Map.entry("reversed text in a name", "'a\\u202eyp.exe' has a control character"),
          Map.entry("empty part in a name", "'a//b.py' has an empty part"),
          Map.entry("dot part in a name", "'./b.py' has a '.' part"),
          Map.entry("empty name", "'' is empty"),
          Map.entry("name that is not UTF-8", "a name that is not UTF-8"),
          Map.entry("file that is a folder", "'a.py' is both a file and a directory"),
          Map.entry("file that is a distant folder", "'a.py' is both a file and a directory"),
          Map.entry("file that is a directory entry", "'a.py' is both a file and a directory"),
          Map.entry("second name in an extra field", "'b.py' has a second, different name"),
          Map.entry("other local name", "'b.py' has another name in its local header"),
          Map.entry("other local method", "'b.py' has another method"),
          Map.entry("other local flags", "'b.py' has another method or other flags"),
          Map.entry("other local CRC", "'b.py' has another size or CRC"),
          Map.entry("other local size", "'b.py' has another size or CRC"),
          Map.entry("symbolic link", "'b.py' is a symbolic link"),
          Map.entry("named pipe", "'b.py' is a special file"),
          Map.entry("directory by mode only", "'b' is a directory by mode"),
          Map.entry("directory with content", "'b/' is a directory with content"),
          Map.entry("encryption", "'b.py' is encrypted"),
          Map.entry("strong encryption", "'b.py' is encrypted"),
          Map.entry("unknown flag", "'b.py' has unknown flags"),
          Map.entry("unknown method", "'b.py' is compressed by an unknown method"),
          Map.entry("stored with two sizes", "'b.py' is stored but states two sizes"),
          Map.entry("impossible size", "'b.py' states an impossible size"),
          Map.entry("missing zip64 sizes", "'b.py' lacks its zip64 sizes"),
          Map.entry("short zip64 sizes", "'b.py' has a zip64 field that is too short"),
          Map.entry("two zip64 fields", "'b.py' has two zip64 fields"),
          Map.entry("negative size", "'b.py' has a size beyond all bounds"),
          Map.entry("name beyond the directory", "its central directory is malformed"),
          Map.entry("local name beyond the entries", "'a.py' lies outside of the file"),
          Map.entry("malformed extra field", "'b.py' has a malformed extra field"),
          Map.entry("leading bytes that offsets count", "begins with hidden bytes"),
          Map.entry("leading bytes that offsets ignore", "not where the end record says"),
          Map.entry("two files in one", "not where the end record says"),
          Map.entry("trailing bytes", "end record is not at the end"),
          Map.entry("trailing NUL", "end record is not at the end"),
          Map.entry("two entries over one header", "'a.py' occurs twice"),
          Map.entry("two names over one header", "overlaps what follows it"),
          Map.entry("overlapping entries", "'b.py' lies outside of the file"),
          Map.entry("no local header", "'a.py' has no local header"),
          Map.entry("wrong offset", "'a.py' is followed by hidden bytes"),
          Map.entry("offset outside", "'b.py' lies outside of the file"),
          Map.entry("hidden entry", "'a.py' is followed by hidden bytes"),
          Map.entry("hidden entry between", "'a.py' is followed by hidden bytes"),
          Map.entry("bytes between entries", "'a.py' is followed by hidden bytes"),
          Map.entry("bytes before the directory", "'a.py' is followed by hidden bytes"),
          Map.entry("wrong data descriptor", "'b.py' is followed by no fitting data descriptor"),
          Map.entry("missing data descriptor", "'b.py' is followed by no fitting data descriptor"),
          Map.entry("odd data descriptor", "'b.py' is followed by no fitting data descriptor"),
          Map.entry("fewer entries than stated", "fewer entries than the end record says"),
          Map.entry("more entries than stated", "more entries than the end record says"),
          Map.entry("shorter directory than stated", "central directory is malformed"),
          Map.entry("longer directory than stated", "not where the end record says"),
          Map.entry("directory elsewhere", "not where the end record says"),
          Map.entry("directory outside", "lies outside of it"),
          Map.entry("end record in the comment", "more than one end record"),
          Map.entry("wrong comment length", "end record is not at the end"),
          Map.entry("no end record", "it has no end record"),
          Map.entry("nothing", "it has no end record"),
          Map.entry("several disks", "it spans several disks"),
          Map.entry("zip64 locator elsewhere", "zip64 locator points elsewhere"),
          Map.entry("zip64 record that disagrees", "its two end records disagree"),
          Map.entry("zip64 record of another size", "zip64 end record is malformed"),
          Map.entry("zip64 record missing", "its zip64 end record is missing"),
          Map.entry("wrong CRC", "'b.py' has a wrong CRC"),
          Map.entry("wrong CRC of a stored entry", "'b.py' has a wrong CRC"),
          Map.entry("longer content than stated", "'b.py' is longer than it states"),
          Map.entry("shorter content than stated", "'b.py' is shorter than it states"),
          Map.entry("bytes behind the content", "'b.py' has bytes behind its deflate stream"),
          Map.entry("no deflate stream", "'b.py' is not a deflate stream"));

  @TempDir Path folder;

  static Stream<Arguments> hostile() {
    return HostileArchives.zips().entrySet().stream()
        .map(file -> Arguments.of(file.getKey(), file.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void hostileZipIsRefusedForItsReason(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a-1-py3-none-any.whl"), bytes);

    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("Invalid zip file " + file + ": ")
        .hasMessageContaining(REASONS.getOrDefault(name, "no reason is known for " + name));
  }

  @Test
  void eachReasonHasItsFile() {
    assertThat(HostileArchives.zips().keySet())
        .containsExactlyInAnyOrderElementsOf(REASONS.keySet());
  }

  private static void readAll(Path file) throws IOException, ArchiveException {
    try (ZipArchive zip = ZipArchive.open(file)) {
      for (ArchiveEntry entry : zip.entries()) {
        zip.read(entry);
      }
    }
  }
}
