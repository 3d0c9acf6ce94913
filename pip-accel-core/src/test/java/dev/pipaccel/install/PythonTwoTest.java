package dev.pipaccel.install;

import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An environment of Python 2.7, whose bytecode lies beside the sources.
class PythonTwoTest {
  private static final String SITE = "lib/python2.7/site-packages/";

  private EnvironmentFixture environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new EnvironmentFixture(folder, new PythonRelease(2, 7, 18, "final", 0));
  }

  @Test
  void bytecodeLiesBesideItsSourceAndInTheRecord() throws Exception {
    environment.install(step("1.0", "old.py"));

    assertThat(environment.read(SITE + "demo/__init__.pyc")).isEqualTo("compiled demo/__init__.py");
    assertThat(environment.read(SITE + "demo-1.0.dist-info/RECORD"))
        .contains("\r\ndemo/__init__.pyc,,\r\n", "\r\ndemo/old.pyc,,\r\n")
        .doesNotContain("__pycache__");
  }

  @Test
  void replacedVersionLeavesNoBytecode() throws Exception {
    environment.install(step("1.0", "old.py"));

    environment.install(step("2.0", "new.py"));

    assertThat(environment.files())
        .filteredOn(file -> file.startsWith(SITE + "demo/"))
        .containsExactly(
            SITE + "demo/__init__.py",
            SITE + "demo/__init__.pyc",
            SITE + "demo/new.py",
            SITE + "demo/new.pyc");
  }

  @Test
  void nothingIsLeftOfWhatIsRemoved() throws Exception {
    Map<String, String> before = environment.snapshot();
    environment.install(step("1.0", "old.py"));
    // What the interpreter itself compiled with -O, and pip does not list.
    Files.writeString(environment.site.resolve("demo/old.pyo"), "optimized");

    environment
        .installer(ScriptCompiler.none())
        .remove(List.of(environment.installed("demo").orElseThrow()));

    assertThat(environment.snapshot()).isEqualTo(before);
  }

  @Test
  void optimizedBytecodeHasItsOwnEnding() throws Exception {
    new Installer(
            environment.interpreter,
            ScriptCompiler.none(),
            Map.of("PYTHONOPTIMIZE", "1"),
            Report.silent())
        .execute(environment.plan(step("1.0", "old.py")));

    assertThat(environment.files()).contains(SITE + "demo/old.pyo");
  }

  private Step step(String version, String module) throws Exception {
    var built = wheel("demo", version).file("demo/__init__.py", "").file("demo/" + module, "x = 1");
    return environment.installed("demo").isPresent()
        ? environment.replacing(built)
        : environment.step(built);
  }
}
