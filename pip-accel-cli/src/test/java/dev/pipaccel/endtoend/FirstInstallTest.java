package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job: an environment from a requirements file, and a second one from the caches alone.
class FirstInstallTest {
  @TempDir Path folder;

  @Test
  void secondEnvironmentNeedsNeitherIndexNorBuild() throws Exception {
    try (var sandbox = Sandbox.in(folder)) {
      publish(sandbox.packages());
      boolean compiles = BasePython.compiles();
      Path requirements =
          sandbox.file(
              "requirements.txt",
              """
              app[colors]==1.0  # a wheel with dependencies
              base==1.1
              plugin==0.3
              colors==4.0
              """
                  + (compiles ? "native==2.1\n" : ""));
      PythonEnvironment first = sandbox.environment("first");

      Outcome installed = sandbox.install(first, "-r", requirements.toString()).succeeds();

      assertThat(installed.errors()).isEmpty();
      assertThat(installed.output())
          .endsWith(
              "Successfully installed app-1.0 base-1.1 colors-4.0"
                  + (compiles ? " native-2.1" : "")
                  + " plugin-0.3\n");
      first.isConsistent();
      assertThat(first.run("bin/app")).isEqualTo("base 1.1, plugin 0.3");
      assertThat(first.root().resolve("share/app/readme.txt")).hasContent("Read me.");
      assertThat(first.distInfo("app", "INSTALLER")).isEqualTo("pip-accel");
      assertThat(first.distInfo("base", "REQUESTED")).isEmpty();
      if (compiles) {
        assertThat(first.python("from native._native import answer; print(answer())"))
            .isEqualTo("42");
      }
      assertThat(sandbox.builds())
          .filteredOn(line -> line.startsWith("build_wheel"))
          .hasSize(compiles ? 2 : 1);

      sandbox.index().forgetRequests();
      int builds = sandbox.builds().size();
      sandbox.index().close();
      PythonEnvironment second = sandbox.environment("second");
      sandbox.install(second, "-r", requirements.toString()).succeeds();

      assertThat(Tree.differences(first.changes(), second.changes())).isEmpty();
      assertThat(sandbox.builds()).hasSize(builds);
      assertThat(sandbox.index().requests()).isEmpty();
    }
  }

  @Test
  void onlyRootsAreRequested() throws Exception {
    try (var sandbox = Sandbox.in(folder)) {
      publish(sandbox.packages());
      PythonEnvironment environment = sandbox.environment("env");

      Outcome outcome = sandbox.install(environment, "app").succeeds();

      assertThat(outcome.transcript(sandbox))
          .isEqualTo(
              """
              Looking in indexes: http://INDEX/simple/
              Collecting app
              Collecting base<2,>=1.0 (from app)
              Collecting plugin (from app)
                Getting requirements to build wheel: started
                Getting requirements to build wheel: finished with status 'done'
                Preparing metadata (pyproject.toml): started
                Preparing metadata (pyproject.toml): finished with status 'done'
              Building wheels for collected packages: plugin
                Building wheel for plugin (pyproject.toml): started
                Building wheel for plugin (pyproject.toml): finished with status 'done'
                Created wheel for plugin: filename=plugin-0.3-py2.py3-none-any.whl SIZE
                Stored in directory: CACHE
              Successfully built plugin
              Installing collected packages: base, plugin, app
              Successfully installed app-1.0 base-1.1 plugin-0.3
              """);
      assertThat(environment.freeze()).containsExactly("app==1.0", "base==1.1", "plugin==0.3");
      assertThat(environment.distInfo("app", "REQUESTED")).isEmpty();
      assertThat(environment.distInfo("base", "REQUESTED")).isEqualTo("none");
      assertThat(environment.distInfo("plugin", "REQUESTED")).isEqualTo("none");
      assertThat(environment.distInfo("plugin", "INSTALLER")).isEqualTo("pip-accel");
      assertThat(Files.exists(environment.site().resolve(".pip-accel"))).isFalse();

      assertThat(sandbox.install(environment, "app").succeeds().transcript(sandbox))
          .isEqualTo(
              """
              Looking in indexes: http://INDEX/simple/
              Requirement already satisfied: app in WORK/env/lib/SITE (1.0)
              Requirement already satisfied: base<2,>=1.0 in WORK/env/lib/SITE (from app) (1.1)
              Requirement already satisfied: plugin in WORK/env/lib/SITE (from app) (0.3)
              """);
    }
  }

  private static void publish(Repository repository) {
    repository.publish(WheelBuilder.wheel("base", "1.0").module("base"));
    repository.publish(WheelBuilder.wheel("base", "1.1").module("base"));
    repository.publish(WheelBuilder.wheel("base", "2.0").module("base"));
    repository.publish(WheelBuilder.wheel("colors", "4.0").module("colors"));
    repository.publish(SdistBuilder.sdist("plugin", "0.3").requires("base>=1.1"));
    repository.publish(SdistBuilder.sdist("native", "2.1").staticMetadata().nativeExtension());
    repository.publish(
        WheelBuilder.wheel("app", "1.0")
            .file(
                "app.py",
                """
                import base
                import plugin


                def main():
                    print("base %s, plugin %s" % (base.__version__, plugin.__version__))
                """)
            .dataFile("data", "share/app/readme.txt", "Read me.")
            .consoleScript("app", "app:main")
            .requires("base<2,>=1.0", "plugin")
            .extra("colors", "colors"));
  }
}
