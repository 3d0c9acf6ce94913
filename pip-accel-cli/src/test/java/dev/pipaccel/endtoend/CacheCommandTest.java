package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// pip's `cache` verbs on pip-accel's caches, and `index versions`.
class CacheCommandTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private PythonEnvironment environment;

  @BeforeEach
  void install() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    sandbox.packages().publish(SdistBuilder.sdist("source_only", "1.5").file("source_only.py", ""));
    sandbox.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
    sandbox.packages().publish(WheelBuilder.wheel("base", "2.0").module("base"));
    sandbox.packages().publish(WheelBuilder.wheel("base", "3.0rc1").module("base"));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void builtWheelsAreListedAndRemovedByPattern() throws Exception {
    sandbox.install(environment, "source-only").succeeds();
    String wheel = "source_only-1.5-py2.py3-none-any.whl";

    assertThat(sandbox.run("cache", "list").succeeds().output())
        .startsWith("Cache contents:\n\n - " + wheel + " (");
    assertThat(sandbox.run("cache", "list", "source_only-1.*", "--format=abspath").output().strip())
        .endsWith("/" + wheel);
    assertThat(sandbox.run("cache", "list", "source").output())
        .isEqualTo("No locally built wheels cached.\n");

    assertThat(sandbox.run("cache", "remove", "source_only").succeeds().output())
        .matches("Files removed: 1 \\(.*\\)\nDirectories removed: [0-9]+\n");
    assertThat(sandbox.run("cache", "remove", "source_only").succeeds().transcript(sandbox))
        .isEqualTo(
            """
            Files removed: 0 (0 bytes)
            Directories removed: 0
            WARNING: No matching packages for pattern "source_only"
            """);
    int builds = sandbox.builds().size();
    sandbox.install(sandbox.environment("second"), "source-only").succeeds();
    assertThat(sandbox.builds()).hasSizeGreaterThan(builds);
  }

  @Test
  void purgedCachesAreFilledAgain() throws Exception {
    sandbox.install(environment, "base==1.0").succeeds();

    assertThat(sandbox.run("cache", "purge").succeeds().output()).startsWith("Files removed: ");
    assertThat(sandbox.run("cache", "info").succeeds().output())
        .contains("Number of downloaded archives: 0\n", "Number of unpacked wheels: 0\n");
    assertThat(sandbox.run("cache", "purge").succeeds().errors())
        .isEqualTo("WARNING: No matching packages\n");

    sandbox.install(sandbox.environment("second"), "base==1.0").succeeds();
    assertThat(sandbox.run("cache", "info").succeeds().output())
        .contains("Number of downloaded archives: 1\n", "Number of unpacked wheels: 1\n");
    environment.isConsistent();
  }

  @Test
  void wrongWordsAreRefusedAsInPip() {
    assertThat(sandbox.run("cache").fails().errors())
        .isEqualTo("ERROR: Need an action (dir, info, list, purge, remove) to perform.\n");
    assertThat(sandbox.run("cache", "dir", "x").fails().errors())
        .isEqualTo("ERROR: Too many arguments\n");
    assertThat(sandbox.run("cache", "remove").fails().errors())
        .isEqualTo("ERROR: Please provide a pattern\n");
    assertThat(sandbox.run("cache", "dir", "--no-cache-dir").fails().errors())
        .isEqualTo("ERROR: pip cache commands can not function since cache is disabled.\n");
  }

  @Test
  void folderOfTheCacheIsNamed() {
    assertThat(sandbox.run("cache", "dir").succeeds().output().strip())
        .isEqualTo(sandbox.home().environment().get("PIP_ACCEL_CACHE"));
  }

  @Test
  void versionsOfTheIndexAreShown() throws Exception {
    sandbox.install(environment, "base==1.0").succeeds();
    String python = environment.root().toString();

    assertThat(sandbox.run("--python", python, "index", "versions", "base").succeeds().output())
        .isEqualTo(
            """
            base (2.0)
            Available versions: 2.0, 1.0
              INSTALLED: 1.0
              LATEST:    2.0
            """);
    assertThat(
            sandbox
                .run("--python", python, "index", "versions", "--pre", "--json", "base")
                .succeeds()
                .output())
        .isEqualTo(
            "{\"name\": \"base\", \"versions\": [\"3.0rc1\", \"2.0\", \"1.0\"], \"latest\":"
                + " \"3.0rc1\", \"installed_version\": \"1.0\"}\n");
    assertThat(sandbox.run("--python", python, "index", "versions", "absent").fails().errors())
        .isEqualTo("ERROR: No matching distribution found for absent\n");
    assertThat(sandbox.run("--python", python, "index", "versions").fails().errors())
        .isEqualTo("ERROR: You need to specify exactly one argument\n");
  }
}
