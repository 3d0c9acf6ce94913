package dev.pipaccel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BuildersTest {
  @TempDir Path folder;

  @Test
  void wheelIsComplete() throws Exception {
    WheelBuilder wheel =
        WheelBuilder.wheel("my-app", "1.0")
            .tag("cp312.cp313-none-manylinux_2_17_x86_64")
            .buildTag("2")
            .file("a,b.py", "x\n")
            .consoleScript("app", "my_app:main")
            .extra("color", "rich; python_version > '3'");
    Path file = wheel.build(folder);

    assertThat(file).hasFileName("my_app-1.0-2-cp312.cp313-none-manylinux_2_17_x86_64.whl");
    assertThat(entry(file, "my_app-1.0.dist-info/WHEEL"))
        .contains("Root-Is-Purelib: false\n")
        .contains("Tag: cp312-none-manylinux_2_17_x86_64\nTag: cp313-none-")
        .contains("Build: 2\n");
    assertThat(entry(file, "my_app-1.0.dist-info/METADATA"))
        .contains("Requires-Dist: rich ; (python_version > '3') and extra == \"color\"\n");
    assertThat(entry(file, "my_app-1.0.dist-info/entry_points.txt"))
        .isEqualTo("[console_scripts]\napp = my_app:main\n\n");
    assertThat(entry(file, "my_app-1.0.dist-info/RECORD"))
        .contains(
            "\"a,b.py\"," + Digests.recordHash("x\n".getBytes(StandardCharsets.UTF_8)) + ",2\n")
        .endsWith("my_app-1.0.dist-info/RECORD,,\n");
  }

  @Test
  void wrongWheelsAreWrongWhereAsked() throws Exception {
    Path file =
        WheelBuilder.wheel("a", "1.0")
            .file("a.py", "x")
            .file("b.py", "y")
            .unrecorded("a.py")
            .wronglyRecorded("b.py")
            .without("a-1.0.dist-info/WHEEL")
            .build(folder);

    String record = entry(file, "a-1.0.dist-info/RECORD");
    assertThat(record).doesNotContain("a.py,").doesNotContain("WHEEL").contains("b.py,sha256=");
    assertThat(record).doesNotContain(Digests.recordHash(new byte[] {'y'}));
  }

  @Test
  void sameCallsGiveSameBytes() {
    assertThat(WheelBuilder.wheel("a", "1").module("a").bytes())
        .isEqualTo(WheelBuilder.wheel("a", "1").module("a").bytes());
    assertThat(SdistBuilder.sdist("a", "1").bytes())
        .isEqualTo(SdistBuilder.sdist("a", "1").bytes());
  }

  @Test
  @Timeout(120)
  void backendOfTheTreeBuildsAWheel() throws Exception {
    Path tree =
        SdistBuilder.sdist("my-lib", "2.0")
            .requires("a>=1")
            .unpackedIn(Files.createDirectory(folder.resolve("tree")));
    TemporaryHome home = TemporaryHome.in(folder.resolve("home"));
    Path log = folder.resolve("log");
    String script = "import testkit_backend as b; print(b.build_wheel('.', {'k': 'v'}))";
    Process python =
        home.with("PYTHONPATH", tree.toString())
            .with("TESTKIT_BUILD_LOG", log.toString())
            .process("python3", "-c", script)
            .start();

    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(python.waitFor()).isZero();
    assertThat(output.strip()).isEqualTo("my_lib-2.0-py2.py3-none-any.whl");
    Path wheel = home.work().resolve(output.strip());
    assertThat(entry(wheel, "my_lib/_build.json")).contains("\"config_settings\": {\"k\": \"v\"}");
    assertThat(entry(wheel, "my_lib-2.0.dist-info/METADATA")).contains("Requires-Dist: a>=1");
    assertThat(log).hasContent("build_wheel my-lib 2.0");
  }

  private static String entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
