package dev.pipaccel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstallTarget.TargetFolder;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.report.Report;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {
  private static final String SITE = "lib/python3.12/site-packages/";

  private EnvironmentFixture environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new EnvironmentFixture(folder);
  }

  @Test
  void everyFileGoesWhereItsSchemeSays() throws Exception {
    environment.install(environment.step(demo()));

    assertThat(environment.files())
        .containsExactly(
            "bin/grun",
            "bin/python",
            "bin/run",
            "bin/s1",
            "etc/demo.conf",
            "include/site/python3.12/demo/demo.h",
            SITE + "__pycache__/top.cpython-312.pyc",
            SITE + "demo-1.0.dist-info/INSTALLER",
            SITE + "demo-1.0.dist-info/METADATA",
            SITE + "demo-1.0.dist-info/RECORD",
            SITE + "demo-1.0.dist-info/REQUESTED",
            SITE + "demo-1.0.dist-info/WHEEL",
            SITE + "demo-1.0.dist-info/entry_points.txt",
            SITE + "demo/__init__.py",
            SITE + "demo/__pycache__/__init__.cpython-312.pyc",
            SITE + "demo/__pycache__/p.cpython-312.pyc",
            SITE + "demo/p.py",
            SITE + "demo/tool.sh",
            SITE + "other.py",
            SITE + "top.py",
            "share/__pycache__/d.cpython-312.pyc",
            "share/d.py");
  }

  @Test
  void recordHasTheLinesThatPipWrites() throws Exception {
    environment.install(environment.step(demo()));

    String record = environment.read(SITE + "demo-1.0.dist-info/RECORD");
    List<String> paths = new ArrayList<>();
    for (String line : record.split("\r\n", -1)) {
      paths.add(line.contains(",sha256=") ? line.substring(0, line.indexOf(',')) + " *" : line);
    }
    assertThat(paths)
        .containsExactly(
            "../../../bin/grun *",
            "../../../bin/run *",
            "../../../bin/s1 *",
            "../../../etc/demo.conf *",
            "../../../include/site/python3.12/demo/demo.h *",
            "../../../share/__pycache__/d.cpython-312.pyc,,",
            "../../../share/d.py *",
            "__pycache__/top.cpython-312.pyc,,",
            "demo-1.0.data/scripts/run *",
            "demo-1.0.dist-info/INSTALLER *",
            "demo-1.0.dist-info/METADATA *",
            "demo-1.0.dist-info/RECORD,,",
            "demo-1.0.dist-info/REQUESTED *",
            "demo-1.0.dist-info/WHEEL *",
            "demo-1.0.dist-info/entry_points.txt *",
            "demo/__init__.py *",
            "demo/__pycache__/__init__.cpython-312.pyc,,",
            "demo/__pycache__/p.cpython-312.pyc,,",
            "demo/p.py *",
            "demo/tool.sh *",
            "top.py *",
            "");
    assertThat(record)
        .contains("REQUESTED,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\r\n");
  }

  @Test
  void fileThatTheRecordForgotIsAddedWithoutDigest() throws Exception {
    environment.install(
        environment.step(
            WheelBuilder.wheel("demo", "1.0").file("demo.txt", "x").unrecorded("demo.txt")));

    assertThat(environment.read(SITE + "demo-1.0.dist-info/RECORD")).contains("\r\ndemo.txt,,\r\n");
  }

  @Test
  void scriptsGetTheInterpreterAndTheirOwnDigest() throws Exception {
    environment.install(environment.step(demo()));

    assertThat(environment.read("bin/s1"))
        .isEqualTo("#!" + environment.interpreter.executable() + "\nprint(1)\n");
    assertThat(environment.read("bin/run")).contains("from demo import main\n");
    assertThat(environment.snapshot().get("bin/run")).startsWith("rwxr-xr-x");
    assertThat(environment.snapshot().get("bin/s1")).startsWith("rw-r--r--");
    assertThat(environment.snapshot().get(SITE + "demo/tool.sh")).startsWith("rwxr-xr-x");
  }

  @Test
  void modulesAreSharedWithTheTreeButNotSettings() throws Exception {
    Step step = environment.step(demo());

    environment.install(step);

    Path tree = step.tree().directory();
    assertThat(Files.isSameFile(tree.resolve("top.py"), environment.site.resolve("top.py")))
        .isTrue();
    assertThat(
            Files.isSameFile(
                tree.resolve("demo-1.0.data/data/etc/demo.conf"),
                environment.prefix.resolve("etc/demo.conf")))
        .isFalse();
  }

  @Test
  void replacingRemovesWhatTheNewVersionLacks() throws Exception {
    environment.install(environment.step(demo()));

    InstallResult result =
        environment.install(
            environment.replacing(WheelBuilder.wheel("demo", "2.0").file("demo/__init__.py", "")));

    assertThat(result.removed()).containsExactly("demo-1.0");
    assertThat(environment.files())
        .containsExactly(
            "bin/python",
            SITE + "demo-2.0.dist-info/INSTALLER",
            SITE + "demo-2.0.dist-info/METADATA",
            SITE + "demo-2.0.dist-info/RECORD",
            SITE + "demo-2.0.dist-info/REQUESTED",
            SITE + "demo-2.0.dist-info/WHEEL",
            SITE + "demo/__init__.py",
            SITE + "demo/__pycache__/__init__.cpython-312.pyc",
            SITE + "other.py");
    assertThat(environment.prefix.resolve("share")).doesNotExist();
    assertThat(environment.site.resolve("__pycache__")).doesNotExist();
  }

  @Test
  void ofTwoWheelsWithOneFileTheLaterHasIt() throws Exception {
    environment.install(
        environment.step(WheelBuilder.wheel("first", "1").file("shared.txt", "first")),
        environment.step(WheelBuilder.wheel("second", "1").file("shared.txt", "second")));

    assertThat(environment.read(SITE + "shared.txt")).isEqualTo("second");
  }

  @Test
  void removalTakesASharedFileThatAnEarlierStepPut() throws Exception {
    environment.install(environment.step(WheelBuilder.wheel("old", "1").file("shared.txt", "old")));

    environment.install(
        environment.step(WheelBuilder.wheel("fresh", "1").file("shared.txt", "fresh")),
        environment.replacing(WheelBuilder.wheel("old", "2")));

    // As in pip: the second step's removal does not ask whose file it is.
    assertThat(environment.site.resolve("shared.txt")).doesNotExist();
  }

  @Test
  void whatAnotherProcessHasInstalledMeanwhileIsReplaced() throws Exception {
    environment.install(environment.step(demo()));
    Step outdated = environment.replacing(WheelBuilder.wheel("demo", "3.0").file("three.py", ""));
    environment.install(
        environment.replacing(WheelBuilder.wheel("demo", "2.0").file("two.py", "")));

    InstallResult result = environment.install(outdated);

    assertThat(result.removed()).containsExactly("demo-2.0");
    assertThat(environment.site.resolve("two.py")).doesNotExist();
    assertThat(environment.installed("demo").orElseThrow().version()).hasToString("3.0");
  }

  @Test
  void concurrentRunsOnOneEnvironmentLeaveOneWholeVersion() throws Exception {
    Step[] steps = new Step[6];
    for (int i = 0; i < steps.length; i++) {
      steps[i] =
          environment.step(
              WheelBuilder.wheel("demo", i + ".0")
                  .file("demo/__init__.py", "")
                  .file("demo/only" + i + ".py", ""));
    }
    environment.install(steps[0]);
    Optional<InstalledDistribution> first = environment.installed("demo");
    try (ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Step step : steps) {
        runs.submit(() -> environment.install(replacing(step, first)));
      }
    }

    String version = environment.installed("demo").orElseThrow().rawVersion();
    assertThat(names(environment.site.resolve("demo")))
        .containsExactlyInAnyOrder(
            "__init__.py", "__pycache__", "only" + version.charAt(0) + ".py");
    assertThat(names(environment.site))
        .containsExactlyInAnyOrder("demo", "demo-" + version + ".dist-info", "other.py");
  }

  private static Step replacing(Step step, Optional<InstalledDistribution> replaces) {
    return new Step(
        step.name(),
        step.requirement(),
        replaces,
        step.tree(),
        step.bytecode(),
        step.compile(),
        step.requested(),
        step.directUrl());
  }

  @Test
  void foreignFilesOfARemovedPackageStay() throws Exception {
    environment.install(environment.step(demo()));
    Files.writeString(environment.site.resolve("demo/mine.txt"), "mine");

    environment
        .installer(ScriptCompiler.none())
        .remove(List.of(environment.installed("demo").orElseThrow()));

    assertThat(environment.files())
        .containsExactly("bin/python", SITE + "demo/mine.txt", SITE + "other.py");
  }

  @Test
  void folderInTheWayIsNamedAndNothingChanges() throws Exception {
    Files.createDirectories(environment.site.resolve("top.py"));
    Map<String, String> before = environment.snapshot();

    Step step = environment.step(demo());
    assertThatThrownBy(() -> environment.install(step))
        .isInstanceOf(InstallException.class)
        .hasMessageEndingWith(environment.site.resolve("top.py") + ": Is a directory");
    assertThat(environment.snapshot()).isEqualTo(before);
  }

  @Test
  void launcherOutsideTheScriptsFolderIsRefused() throws Exception {
    Map<String, String> before = environment.snapshot();
    Step step =
        environment.step(WheelBuilder.wheel("demo", "1.0").consoleScript("../evil", "demo:main"));

    assertThatThrownBy(() -> environment.install(step))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("../evil");
    assertThat(environment.snapshot()).isEqualTo(before);
  }

  @Test
  void directUrlIsWrittenAsGiven() throws Exception {
    Step step = environment.step(WheelBuilder.wheel("demo", "1.0"));
    environment.install(
        new Step(
            step.name(),
            step.requirement(),
            step.replaces(),
            step.tree(),
            step.bytecode(),
            false,
            false,
            Optional.of("{\"url\": \"file:///demo\"}")));

    assertThat(environment.read(SITE + "demo-1.0.dist-info/direct_url.json"))
        .isEqualTo("{\"url\": \"file:///demo\"}");
    assertThat(environment.installed("demo").orElseThrow().isRequested()).isFalse();
  }

  @Test
  void scriptsInPythonAreCompiledForTheEnvironment() throws Exception {
    Step step =
        environment.step(
            WheelBuilder.wheel("demo", "1.0")
                .dataFile("scripts", "tool.py", "#!python\nprint()\n")
                .dataFile("scripts", "bad.py", "def (\n"));
    Step compiled =
        new Step(
            step.name(),
            step.requirement(),
            step.replaces(),
            step.tree(),
            step.bytecode(),
            true,
            false,
            Optional.empty());
    ScriptCompiler compiler =
        jobs -> {
          Set<ScriptCompiler.Job> done = new HashSet<>();
          for (ScriptCompiler.Job job : jobs) {
            if (!job.shown().endsWith("bad.py")) {
              Files.writeString(job.target(), "compiled " + Files.readString(job.source()));
              done.add(job);
            }
          }
          return done;
        };

    environment.installer(compiler).execute(environment.plan(compiled));

    assertThat(environment.read("bin/__pycache__/tool.cpython-312.pyc"))
        .isEqualTo("compiled #!" + environment.interpreter.executable() + "\nprint()\n");
    assertThat(environment.read(SITE + "demo-1.0.dist-info/RECORD"))
        .contains("../../../bin/__pycache__/tool.cpython-312.pyc,,\r\n")
        .doesNotContain("bad.cpython");
  }

  @Test
  void targetFolderGetsLibrariesAndDataSideBySide() throws Exception {
    Path target = folder.resolve("target");
    installTo(target, false);

    assertThat(names(target))
        .containsExactlyInAnyOrder(
            "__pycache__",
            "bin",
            "demo",
            "demo-1.0.dist-info",
            "etc",
            "include",
            "share",
            "top.py");
    assertThat(Files.readString(target.resolve("demo-1.0.dist-info/RECORD")))
        .contains("../../bin/run,sha256=", "demo/__init__.py,sha256=");
  }

  @Test
  void whatATargetFolderHasIsReplacedOnlyIfAsked() throws Exception {
    Path target = Files.createDirectories(folder.resolve("target/demo")).getParent();
    Files.writeString(target.resolve("demo/mine.txt"), "mine");

    installTo(target, false);
    assertThat(names(target.resolve("demo"))).containsExactly("mine.txt");

    installTo(target, true);
    assertThat(names(target.resolve("demo"))).contains("__init__.py").doesNotContain("mine.txt");
  }

  @Test
  void failedInstallationLeavesNoNewTargetFolder() throws Exception {
    Path target = folder.resolve("target");
    Step step =
        environment.step(WheelBuilder.wheel("demo", "1.0").consoleScript("run", "no callable"));

    assertThatThrownBy(() -> installTo(target, false, step)).isInstanceOf(InstallException.class);
    assertThat(target).doesNotExist();
  }

  private void installTo(Path target, boolean replace) throws Exception {
    installTo(target, replace, environment.step(demo()));
  }

  private void installTo(Path target, boolean replace, Step step) throws Exception {
    InstallTarget where =
        InstallTarget.decide(
            environment.interpreter,
            new InstallTarget.Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(target),
                replace,
                false,
                false),
            Map.of(),
            Report.silent());
    assertThat(where.folder()).contains(new TargetFolder(target, replace));
    environment
        .installer(ScriptCompiler.none())
        .execute(new InstallPlan(where, List.of(step), false));
  }

  private static List<String> names(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }

  private static WheelBuilder demo() {
    return WheelBuilder.wheel("demo", "1.0")
        .file("demo/__init__.py", "X = 1\n")
        .file("top.py", "a = 1\n")
        .file("demo/tool.sh", "#!/bin/sh\n")
        .mode("demo/tool.sh", 0755)
        .dataFile("scripts", "s1", "#!python -E\nprint(1)\n")
        .dataFile("scripts", "run", "#!python\nmade by setuptools\n")
        .dataFile("data", "etc/demo.conf", "c=1\n")
        .dataFile("data", "share/d.py", "z = 1\n")
        .dataFile("headers", "demo.h", "//\n")
        .dataFile("purelib", "demo/p.py", "p = 1\n")
        .consoleScript("run", "demo:main")
        .guiScript("grun", "demo:gui");
  }
}
