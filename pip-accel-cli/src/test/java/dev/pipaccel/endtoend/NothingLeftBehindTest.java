package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a run ends, it leaves nothing outside its caches and the environment.
class NothingLeftBehindTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private PythonEnvironment environment;
  private List<String> before;

  @BeforeEach
  void publish() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    sandbox.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
    sandbox.packages().publish(SdistBuilder.sdist("plugin", "0.3").requires("base"));
    sandbox.packages().publish(SdistBuilder.sdist("broken", "1.0").failing("build_wheel"));
    before = outside();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void afterSuccess() throws Exception {
    sandbox.install(environment, "plugin").succeeds();

    assertThat(outside()).isEqualTo(before);
    assertThat(environment.changes().keySet()).noneMatch(path -> path.contains("pip-accel"));
  }

  @Test
  void afterFailedBuild() throws Exception {
    sandbox.install(environment, "plugin", "broken").fails();

    assertThat(outside()).isEqualTo(before);
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void afterFailedResolution() throws Exception {
    sandbox.install(environment, "plugin", "base>1.0").fails();

    assertThat(outside()).isEqualTo(before);
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void afterDryRun() throws Exception {
    Outcome outcome = sandbox.install(environment, "--dry-run", "plugin").succeeds();

    assertThat(outcome.output()).endsWith("Would install base-1.0 plugin-0.3\n");
    assertThat(outside()).isEqualTo(before);
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void afterRunWithoutCache() throws Exception {
    List<String> caches = Tree.names(sandbox.home().cache());

    sandbox.install(environment, "--no-cache-dir", "plugin").succeeds();
    sandbox.install(environment, "--no-cache-dir", "broken").fails();

    assertThat(outside()).isEqualTo(before);
    assertThat(Tree.names(sandbox.home().cache()))
        .filteredOn(name -> !name.equals("builds.log") && !name.contains("/logs"))
        .isEqualTo(caches);
    environment.isConsistent();
  }

  private List<String> outside() throws IOException {
    List<String> names = new ArrayList<>(Tree.names(sandbox.home().home()));
    names.addAll(Tree.names(sandbox.home().temporary()));
    Tree.names(sandbox.home().work()).stream()
        .filter(name -> !name.startsWith("env/"))
        .forEach(names::add);
    return names;
  }
}
