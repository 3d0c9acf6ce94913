package dev.pipaccel.model.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.tag.Libc.Glibc;
import dev.pipaccel.model.tag.Platform.Linux;
import dev.pipaccel.model.tag.Platform.MacOs;
import dev.pipaccel.model.tag.Platform.Other;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTagsTest {
  private static final Platform WINDOWS = new Other("win-amd64");

  @ParameterizedTest
  @CsvSource({
    "3, 13, false, true, true, true, cp313t",
    "3, 13, true, true, true, true, cp313td cp313t",
    "3, 12, true, true, true, true, cp312d cp312",
    "3, 8, false, false, false, false, cp38",
    "3, 7, false, false, true, true, cp37m",
    "3, 7, true, false, true, true, cp37dm",
    "2, 7, false, false, true, true, cp27mu",
    "2, 7, false, false, true, false, cp27m",
    "3, 2, false, false, true, true, cp32mu",
  })
  void abisFollowTheBuild(
      int major,
      int minor,
      boolean debug,
      boolean free,
      boolean malloc,
      boolean wide,
      String abis) {
    assertThat(new AbiFlags(debug, free, malloc, wide).cpythonAbis(new PythonVersion(major, minor)))
        .containsExactly(abis.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    ".pypy310-pp73-x86_64-linux-gnu.so, pypy310_pp73",
    ".graalpy-38-native-x86_64-darwin.dylib, graalpy_38_native",
    ".cpython-310-darwin.so, cp310",
    ".cp310-win_amd64.pyd, cp310",
    ".other.so, other",
    ".pyd, cp310",
  })
  void otherImplementationsTellTheirAbiByTheSuffixOfModules(String suffix, String abi) {
    InterpreterTags tags =
        new InterpreterTags(
            "x", new PythonVersion(3, 10), "310", AbiFlags.ORDINARY, suffix, WINDOWS);

    assertThat(tags.genericAbis()).containsExactly(abi);
  }

  @Test
  void pypyPrefersItsOwnWheels() {
    InterpreterTags pypy =
        new InterpreterTags(
            "pypy",
            new PythonVersion(3, 10),
            "310",
            AbiFlags.ORDINARY,
            ".pypy310-pp73-x86_64-linux-gnu.so",
            WINDOWS);

    assertThat(pypy.tags().tags())
        .startsWith(
            new Tag("pp310", "pypy310_pp73", "win_amd64"), new Tag("pp310", "none", "win_amd64"))
        .contains(new Tag("pp310", "none", "any"))
        .endsWith(new Tag("py30", "none", "any"));
  }

  @Test
  void freeThreadedBuildsLoadAbi3tOnly() {
    List<Tag> tags =
        CompatibleTags.cpython(new PythonVersion(3, 15), List.of("cp315t"), List.of("win_amd64"));

    assertThat(tags)
        .contains(new Tag("cp315", "abi3t", "win_amd64"), new Tag("cp32", "abi3t", "win_amd64"))
        .noneMatch(tag -> tag.abi().equals("abi3"));
  }

  @Test
  void interpreterOf32BitsOnA64BitKernelUsesThe32BitTags() {
    Optional<Libc> libc = Optional.of(Glibc.of(2, 5));

    assertThat(new Linux("linux-x86_64", true, libc, true).tags())
        .containsExactly("linux_i686", "manylinux_2_5_i686", "manylinux1_i686");
    assertThat(new Linux("linux-x86_64", true, libc, false).tags()).containsExactly("linux_i686");
    assertThat(new Linux("linux-aarch64", true, Optional.of(Glibc.of(2, 17)), true).tags())
        .containsExactly(
            "linux_armv8l",
            "linux_armv7l",
            "manylinux_2_17_armv8l",
            "manylinux2014_armv8l",
            "manylinux_2_17_armv7l",
            "manylinux2014_armv7l");
    assertThat(MacOs.of32Bit("x86_64")).isEqualTo("i386");
  }

  @Test
  void administratorsCanRuleOutManylinux() {
    Libc none = new Glibc(2, 36, (major, minor, architecture) -> false);
    Libc old = new Glibc(2, 18, (major, minor, architecture) -> minor < 18);

    assertThat(new Linux("linux-x86_64", false, Optional.of(none), true).tags())
        .containsExactly("linux_x86_64");
    assertThat(new Linux("linux-aarch64", false, Optional.of(old), true).tags())
        .containsExactly("linux_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64");
  }

  @Test
  void rankIsThatOfTheBestTag() {
    Tag best = new Tag("cp312", "cp312", "win_amd64");
    Tag pure = new Tag("py3", "none", "any");
    Tag foreign = new Tag("cp311", "cp311", "win_amd64");
    TagSet tags = TagSet.of(List.of(best, pure, best));

    assertThat(tags.rank(List.of(foreign, pure, best))).hasValue(0);
    assertThat(tags.rank(List.of(foreign, pure))).hasValue(1);
    assertThat(tags.rank(List.of(foreign))).isEmpty();
    assertThat(tags.supports(List.of(foreign))).isFalse();
  }

  @Test
  void headerOfAnExecutableTellsItsBinaryInterface() {
    byte[] arm = elf(1, 40);
    arm[37] = 4;
    arm[39] = 5;

    assertThat(ElfHeader.parse(arm))
        .hasValueSatisfying(h -> assertThat(h.isArmHardFloat()).isTrue());
    assertThat(ElfHeader.parse(elf(1, 3)))
        .hasValueSatisfying(header -> assertThat(header.is32BitIntel()).isTrue());
    assertThat(ElfHeader.parse(elf(2, 62)))
        .hasValueSatisfying(header -> assertThat(header.is32BitIntel()).isFalse());
    assertThat(ElfHeader.parse(new byte[64])).isEmpty();
    assertThat(ElfHeader.parse(new byte[] {0x7f, 'E', 'L', 'F'})).isEmpty();
  }

  private static byte[] elf(int bitsClass, int machine) {
    byte[] header = new byte[ElfHeader.LENGTH];
    header[0] = 0x7f;
    header[1] = 'E';
    header[2] = 'L';
    header[3] = 'F';
    header[4] = (byte) bitsClass;
    header[5] = 1;
    header[18] = (byte) machine;
    return header;
  }
}
