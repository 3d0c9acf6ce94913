package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.testkit.WheelBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryNeedsTest {
  @TempDir private Path folder;

  @Test
  void theNewestVersionOfEachNamespaceCountsAndOwnLibrariesDoNot() throws Exception {
    Path wheel =
        WheelBuilder.wheel("a", "1")
            .file("a/__init__.py", "")
            .file(
                "a/one.so",
                ElfBuilder.elf()
                    .needs("libc.so.6", "GLIBC_2.9", "GLIBC_2.10")
                    .needs("libown-1234.so.1", "GLIBC_9.9")
                    .needs("libpython3.12.so.1.0")
                    .bytes())
            .file(
                "a.libs/libown-1234.so.1",
                ElfBuilder.elf()
                    .soname("libown.so.1")
                    .needs("libc.so.6", "GLIBC_2.4")
                    .needs("libstdc++.so.6", "CXXABI_1.3.9", "GLIBCXX_3.4.21")
                    .bytes())
            .build(folder);

    BinaryNeeds needs = BinaryNeeds.ofWheel(wheel);

    assertThat(needs.symbolVersions())
        .isEqualTo(Map.of("GLIBC", "2.10", "CXXABI", "1.3.9", "GLIBCXX", "3.4.21"));
    assertThat(needs.libraries()).containsExactly("libc.so.6", "libstdc++.so.6");
  }

  @Test
  void aTreeGivesTheSameAsItsWheel() throws Exception {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/__init__.py"), "");
    Files.write(
        folder.resolve("a/one.so"),
        ElfBuilder.elf().needs("libz.so.1").needs("libc.so.6", "GLIBC_2.4").bytes());

    assertThat(BinaryNeeds.ofTree(folder))
        .isEqualTo(needs(Map.of("GLIBC", "2.4"), "libc.so.6", "libz.so.1"));
  }

  @Test
  void aWheelOfPythonAloneNeedsNothing() throws Exception {
    Path wheel = WheelBuilder.wheel("a", "1").module("a.py").build(folder);

    assertThat(BinaryNeeds.ofWheel(wheel)).isEqualTo(BinaryNeeds.none());
    assertThat(new SystemLibraries(folder, List.of()).lacks(BinaryNeeds.none())).isEmpty();
  }

  @Test
  void aLibraryOfASearchPathIsNeededAtItsPlace() throws Exception {
    Path library = folder.resolve("libfar.so.1");
    Files.write(library, ElfBuilder.elf().soname("libfar.so.1").bytes());
    BinaryNeedsCollector collector = new BinaryNeedsCollector();

    collector.add(
        "one.so", ElfBuilder.elf().needs("libfar.so.1").searches(folder.toString()).bytes());

    assertThat(collector.needs().libraries()).containsExactly(library.toString());
  }

  @Test
  void aSystemLacksWhatItsLibrariesDoNotProvide() throws Exception {
    Path root = folder.resolve("root");
    Path libraries = Files.createDirectories(root.resolve("usr/lib/x86_64-linux-gnu"));
    Files.write(
        libraries.resolve("libc.so.6"),
        ElfBuilder.elf()
            .soname("libc.so.6")
            .provides("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.31")
            .bytes());
    Files.write(libraries.resolve("libz.so.1"), ElfBuilder.elf().soname("libz.so.1").bytes());
    Path elsewhere = Files.createDirectories(root.resolve("opt/strange"));
    Files.write(elsewhere.resolve("libcached.so.2"), ElfBuilder.elf().bytes());
    Files.createDirectories(root.resolve("etc"));
    Files.write(
        root.resolve("etc/ld.so.cache"),
        linkerCache(Map.of("libcached.so.2", "/opt/strange/libcached.so.2")));
    SystemLibraries system = new SystemLibraries(root, List.of());

    assertThat(
            system.lacks(
                needs(Map.of("GLIBC", "2.31"), "libc.so.6", "libz.so.1", "libcached.so.2")))
        .isEmpty();
    assertThat(
            system.lacks(
                needs(Map.of("GLIBC", "2.34", "GLIBCXX", "3.4.30"), "libz.so.1", "libfoo.so.3")))
        .containsExactly(
            "libfoo.so.3 is not there",
            "GLIBC_2.34 is needed, GLIBC_2.31 is there",
            "GLIBCXX_3.4.30 is not there");
  }

  @Test
  void librariesOfOtherMachinesDoNotCount() throws Exception {
    Path root = folder.resolve("root");
    Files.createDirectories(root.resolve("proc/self"));
    Files.createDirectories(root.resolve("lib"));
    Files.write(root.resolve("proc/self/exe"), ElfBuilder.elf().machine(62).bytes());
    Files.write(root.resolve("lib/libz.so.1"), ElfBuilder.elf().machine(3).bytes());

    assertThat(new SystemLibraries(root, List.of()).lacks(needs(Map.of(), "libz.so.1")))
        .containsExactly("libz.so.1 is not there");
  }

  @Test
  void foldersOfTheVariableAreSearched() throws Exception {
    Files.write(folder.resolve("libz.so.1"), ElfBuilder.elf().bytes());

    assertThat(new SystemLibraries(folder, List.of()).lacks(needs(Map.of(), "libz.so.1")))
        .isNotEmpty();
    assertThat(new SystemLibraries(folder, List.of("/")).lacks(needs(Map.of(), "libz.so.1")))
        .isEmpty();
  }

  @Test
  void thisMachineHasWhatTheProgramThatRunsThisTestNeeds() throws Exception {
    Path program = Path.of("/proc/self/exe");
    assumeTrue(Files.isReadable(program));
    BinaryNeedsCollector collector = new BinaryNeedsCollector();
    collector.add("java", Files.readAllBytes(program));
    BinaryNeeds needs = collector.needs();
    TreeSet<String> system = new TreeSet<>(needs.libraries());
    system.removeIf(name -> name.startsWith("libj"));

    assertThat(new SystemLibraries().lacks(new BinaryNeeds(needs.symbolVersions(), system)))
        .isEmpty();
    assertThat(new SystemLibraries().lacks(needs(Map.of("GLIBC", "99.1")))).hasSize(1);
  }

  @Test
  void anUnreadableLinkerCacheIsEmpty() {
    byte[] cache = linkerCache(Map.of("libz.so.1", "/lib/libz.so.1"));

    assertThat(LinkerCache.parse(cache)).containsKey("libz.so.1");
    for (int length = 0; length < cache.length; length++) {
      assertThat(LinkerCache.parse(java.util.Arrays.copyOf(cache, length))).isNotNull();
    }
  }

  private static BinaryNeeds needs(Map<String, String> versions, String... libraries) {
    return new BinaryNeeds(new TreeMap<>(versions), new TreeSet<>(List.of(libraries)));
  }

  private static byte[] linkerCache(Map<String, String> files) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    int table = 48 + files.size() * 24;
    ByteBuffer entries = ByteBuffer.allocate(files.size() * 24).order(ByteOrder.nativeOrder());
    files.forEach((soname, path) -> {
      entries.putInt(0x0303).putInt(table + strings.size());
      strings.writeBytes((soname + "\0").getBytes(StandardCharsets.UTF_8));
      entries.putInt(table + strings.size()).putInt(0).putLong(0);
      strings.writeBytes((path + "\0").getBytes(StandardCharsets.UTF_8));
    });
    ByteBuffer header = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
    header.put("glibc-ld.so.cache1.1".getBytes(StandardCharsets.UTF_8));
    header.putInt(files.size()).putInt(strings.size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.array());
    out.writeBytes(entries.array());
    out.writeBytes(strings.toByteArray());
    return out.toByteArray();
  }
}
