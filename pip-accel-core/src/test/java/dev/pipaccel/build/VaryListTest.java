package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaryListTest {
  @TempDir private Path folder;
  private SourceTree tree;

  @BeforeEach
  void writeTree() throws Exception {
    tree = SourceTree.of(folder, "a");
    Files.writeString(
        folder.resolve("setup.py"),
        "import os\nif os.environ.get('WITH_SPEEDUPS') and os.environ['HOME']: ...\n");
    Files.createDirectories(folder.resolve("native/cmake"));
    Files.writeString(folder.resolve("native/cmake/find.cmake"), "set(x $ENV{MYLIB_ROOT})\n");
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/module.py"), "os.environ['RUNTIME_ONLY']\n");
  }

  @Test
  void usualVariablesAndThoseThatBuildFilesNameCount() {
    Map<String, String> environment =
        Map.of(
            "CFLAGS",
            "-O2",
            "PKG_CONFIG_PATH",
            "/opt",
            "WITH_SPEEDUPS",
            "1",
            "MYLIB_ROOT",
            "/m",
            "HOME",
            "/root",
            "RUNTIME_ONLY",
            "x",
            "UNRELATED",
            "y",
            "CARGO_HOME",
            "/c");

    VaryList list = VaryList.of(tree, environment);

    assertThat(list.digests())
        .containsOnlyKeys("CFLAGS", "PKG_CONFIG_PATH", "WITH_SPEEDUPS", "MYLIB_ROOT");
    assertThat(list.digests().get("CFLAGS")).hasSize(64).isNotEqualTo("-O2");
    assertThat(list.cpuFeatures()).isEmpty();
    assertThat(list.matches(environment)).isTrue();
  }

  @Test
  void changedAddedAndRemovedVariablesAreDifferences() {
    VaryList list = VaryList.of(tree, Map.of("CFLAGS", "-O2", "WITH_SPEEDUPS", "1"));

    assertThat(list.differences(Map.of("CFLAGS", "-O3", "WITH_SPEEDUPS", "1")))
        .containsExactly("CFLAGS");
    assertThat(list.differences(Map.of("CFLAGS", "-O2"))).containsExactly("WITH_SPEEDUPS");
    assertThat(list.differences(Map.of("CFLAGS", "-O2", "WITH_SPEEDUPS", "1", "LDFLAGS", "-s")))
        .containsExactly("LDFLAGS");
    assertThat(list.differences(Map.of("CFLAGS", "-O2", "WITH_SPEEDUPS", "1", "EDITOR", "vi")))
        .isEmpty();
  }

  @Test
  void secretsThatBuildsDoNotSeeDoNotCount() throws Exception {
    Files.writeString(folder.resolve("setup.cfg"), "AWS_SECRET_ACCESS_KEY\n");

    assertThat(VaryList.of(tree, Map.of("AWS_SECRET_ACCESS_KEY", "x")).digests()).isEmpty();
  }

  @Test
  void buildsForTheProcessorAtHandRecordIt() throws Exception {
    VaryList byFlag = VaryList.of(tree, Map.of("CFLAGS", "-O2 -march=native"));
    Files.writeString(folder.resolve("Makefile"), "CFLAGS += -mcpu=native\n");
    VaryList byFile = VaryList.of(tree, Map.of());

    assertThat(byFlag.cpuFeatures()).isNotEmpty();
    assertThat(byFile.cpuFeatures()).isEqualTo(byFlag.cpuFeatures());
    assertThat(new VaryList(new TreeMap<>(), "another processor").differences(new HashMap<>()))
        .containsExactly("CPU");
  }

  @Test
  void featuresOfAProcessorHaveNoOrder() {
    assertThat(CpuFeatures.digest("processor : 0\nflags\t\t: sse avx\nflags : other\n"))
        .isPresent()
        .isEqualTo(CpuFeatures.digest("Features : avx  sse\n"));
    assertThat(CpuFeatures.digest("processor : 0\n")).isEmpty();
  }
}
