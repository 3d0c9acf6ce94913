package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void bothWidthsAndByteOrdersAreRead(boolean wide, boolean little) {
    byte[] bytes =
        new ElfBuilder(wide, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
            .machine(183)
            .soname("libmine.so.1")
            .needs("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
            .needs("libz.so.1")
            .needs("libstdc++.so.6", "GLIBCXX_3.4.30")
            .searches("$ORIGIN/../lib:/opt/lib")
            .provides("libmine.so.1", "MINE_1.0")
            .bytes();

    assertThat(ElfFile.parse(ByteBuffer.wrap(bytes)))
        .contains(
            new ElfFile(
                183,
                "libmine.so.1",
                List.of("libc.so.6", "libz.so.1", "libstdc++.so.6"),
                List.of("$ORIGIN/../lib", "/opt/lib"),
                Map.of(
                    "libc.so.6",
                    Set.of("GLIBC_2.2.5", "GLIBC_2.34"),
                    "libstdc++.so.6",
                    Set.of("GLIBCXX_3.4.30")),
                Set.of("libmine.so.1", "MINE_1.0")));
  }

  @Test
  void weakVersionsAreNoNeeds() {
    byte[] bytes =
        ElfBuilder.elf()
            .needs("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.38")
            .weakly("GLIBC_2.38")
            .bytes();

    assertThat(ElfFile.parse(ByteBuffer.wrap(bytes)).orElseThrow().neededVersions())
        .containsEntry("libc.so.6", Set.of("GLIBC_2.2.5"));
  }

  @Test
  void everyTruncationAndEveryFlippedByteIsSurvived() {
    byte[] bytes =
        ElfBuilder.elf().soname("a").needs("libc.so.6", "GLIBC_2.34").provides("a").bytes();

    for (int length = 0; length < bytes.length; length++) {
      assertThat(ElfFile.parse(ByteBuffer.wrap(Arrays.copyOf(bytes, length)))).isNotNull();
    }
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) 0xff;
      assertThat(ElfFile.parse(ByteBuffer.wrap(flipped))).isNotNull();
    }
  }

  @Test
  void otherFilesAreNone() {
    assertThat(ElfFile.parse(ByteBuffer.wrap(new byte[100]))).isEmpty();
    assertThat(ElfFile.isElf("#!/".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void theProgramThatRunsThisTestNeedsItsLibrary() throws Exception {
    Path program = Path.of("/proc/self/exe");
    assumeTrue(Files.isReadable(program));

    Optional<ElfFile> file = ElfFile.parse(ByteBuffer.wrap(Files.readAllBytes(program)));

    assertThat(file.orElseThrow().needed()).isNotEmpty().allMatch(name -> name.contains(".so"));
    assertThat(file.orElseThrow().neededVersions().values())
        .anySatisfy(versions -> assertThat(versions).anyMatch(name -> name.startsWith("GLIBC_")));
  }

  @ParameterizedTest
  @CsvSource({
    "GLIBC_2.34, GLIBC_2.34",
    "GLIBC_ABI_DT_RELR, GLIBC_2.36",
    "GLIBCXX_3.4.30, GLIBCXX_3.4.30",
    "GCC_4.2.0, GCC_4.2.0",
    "GLIBC_PRIVATE, ''",
    "CXXABI_TM_1, ''",
    "OPENSSL_3.0.0, ''",
    "GLIBC_, ''",
    "libfoo.so.1, ''",
  })
  void symbolVersionsOfSystemLibrariesAreRead(String text, String expected) {
    assertThat(SymbolVersion.parse(text).map(SymbolVersion::toString).orElse(""))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2.9, 2.10, -1", "2.34, 2.34, 0", "2.2.5, 2.2, 1", "3, 2.99, 1"})
  void symbolVersionsCompareByNumber(String left, String right, int expected) {
    assertThat(new SymbolVersion("GLIBC", left).compareTo(new SymbolVersion("GLIBC", right)))
        .isEqualTo(expected);
  }
}
