package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as the system runs it.
class ProcessTest {
  private static final int PROCESSES = 4;

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws Exception {
    sandbox = Sandbox.in(folder);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void noArgumentsShowUsage() throws Exception {
    Outcome outcome = sandbox.start().outcome().succeeds();

    assertThat(outcome.output()).startsWith("\nUsage:\n  pip-accel <command> [options]\n");
    assertThat(outcome.errors()).isEmpty();
    assertThat(Tree.names(sandbox.home().home())).isEmpty();
    assertThat(Tree.names(sandbox.home().cache())).isEmpty();
  }

  @Test
  void versionIsShown() {
    Outcome outcome = sandbox.run("--version").succeeds();

    assertThat(outcome.output()).matches("pip-accel \\d+\\.\\d+\\.\\d+ \\(as pip 26\\.3\\)\n");
  }

  @Test
  void emptyRequirementsFileIsOnlyWarnedOf() throws Exception {
    PythonEnvironment environment = sandbox.environment("env");
    sandbox.file("requirements.txt", "# nothing\n");

    Outcome outcome = sandbox.install(environment, "-r", "requirements.txt").succeeds();

    assertThat(outcome.transcript(sandbox))
        .isEqualTo(
            """
            WARNING: No requirements were found: there is nothing to do
            Looking in indexes: http://INDEX/simple/
            """);
    assertThat(outcome.errors()).isEmpty();
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void relativePathsStartAtTheWorkingFolder() throws Exception {
    PythonEnvironment environment = sandbox.environment("env");
    WheelBuilder.wheel("base", "1.0").module("base").build(sandbox.home().work().resolve("wheels"));
    sandbox.file("lists/requirements.txt", "-c constraints.txt\nbase\n");
    sandbox.file("lists/constraints.txt", "base<2\n");

    Outcome outcome =
        sandbox
            .start(
                "--python=env",
                "install",
                "--no-index",
                "--find-links=wheels",
                "--prefix=out",
                "-r",
                "lists/requirements.txt")
            .outcome()
            .succeeds();

    assertThat(outcome.transcript(sandbox))
        .isEqualTo(
            """
            Looking in links: wheels
            Processing ./wheels/base-1.0-py3-none-any.whl (from -r lists/requirements.txt (line 2))
            Installing collected packages: base
            Successfully installed base-1.0
            """);
    assertThat(Tree.names(sandbox.home().work().resolve("out")))
        .anyMatch(name -> name.endsWith("site-packages/base/__init__.py"));
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void interruptedRunLeavesEverythingAsItWas() throws Exception {
    PythonEnvironment environment = sandbox.environment("env");
    sandbox.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
    sandbox.packages().publish(SdistBuilder.sdist("tool", "1.0"));
    sandbox.index().fault("/tool-1.0.tar.gz", new Fault.Stall());

    Running running =
        sandbox.start("--python", environment.root().toString(), "install", "base", "tool");
    awaitRequest("/tool-1.0.tar.gz");
    running.interrupt();

    assertThat(running.outcome().fails().errors())
        .isEqualTo("ERROR: Operation cancelled by user\n");
    assertThat(environment.changes()).isEmpty();
    assertThat(Tree.names(sandbox.home().temporary())).isEmpty();
    sandbox.index().healthy();
    sandbox.install(environment, "base", "tool").succeeds();
    environment.isConsistent();
  }

  private void awaitRequest(String end) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (sandbox.index().count(request -> request.path().endsWith(end)) == 0) {
      assertThat(System.nanoTime()).as("time until a request of %s", end).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @Test
  void processesShareOneEmptyCache() throws Exception {
    sandbox.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
    sandbox.packages().publish(WheelBuilder.wheel("app", "1.0").module("app").requires("base"));
    sandbox.packages().publish(SdistBuilder.sdist("plugin", "0.3").requires("base"));
    sandbox.file("requirements.txt", "app==1.0\nplugin==0.3\n");
    List<PythonEnvironment> environments = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      environments.add(sandbox.environment("env" + i));
    }

    List<Running> running = new ArrayList<>();
    for (PythonEnvironment environment : environments) {
      running.add(
          sandbox.start(
              "--python", environment.root().toString(), "install", "-r", "requirements.txt"));
    }
    for (Running process : running) {
      assertThat(process.outcome().succeeds().output())
          .endsWith("Successfully installed app-1.0 base-1.0 plugin-0.3\n");
    }

    for (PythonEnvironment environment : environments) {
      assertThat(Tree.differences(environments.getFirst().changes(), environment.changes()))
          .isEmpty();
    }
    environments.getFirst().isConsistent();
    for (String file :
        List.of("base-1.0-py3-none-any.whl", "app-1.0-py3-none-any.whl", "plugin-0.3.tar.gz")) {
      assertThat(sandbox.index().count(request -> request.path().endsWith("/" + file)))
          .as("downloads of %s", file)
          .isEqualTo(1);
    }
    assertThat(sandbox.builds()).containsOnlyOnce("build_wheel plugin 0.3");
    assertThat(Tree.names(sandbox.home().temporary())).isEmpty();
    assertThat(Tree.names(sandbox.home().home())).isEmpty();
  }
}
