package dev.pipaccel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.fs.FaultPlan;
import dev.pipaccel.fs.FaultPoint;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever goes wrong at whatever step: the environment is as before, or as asked, and nothing of
/// the transaction is left.
class InstallerFaultTest {
  private static final int MORE_THAN_ALL_STEPS = 2_000;

  private final Map<Task, List<Step>> steps = new EnumMap<>(Task.class);
  private EnvironmentFixture environment;

  @TempDir Path folder;

  /// What is done to an environment that has version 1 of one project and a module of another.
  enum Task {
    INSTALL,
    UPGRADE,
    REINSTALL_OVER_FOREIGN_FILES,
    REMOVE;

    List<Step> steps(EnvironmentFixture environment) throws Exception {
      return switch (this) {
        case INSTALL -> List.of(environment.step(fresh()));
        case UPGRADE -> List.of(environment.replacing(version("2.0")));
        case REINSTALL_OVER_FOREIGN_FILES -> List.of(environment.step(version("1.0")));
        case REMOVE -> List.of();
      };
    }

    static WheelBuilder fresh() {
      return WheelBuilder.wheel("fresh", "1.0")
          .file("fresh/__init__.py", "")
          .file("fresh/deep/data.txt", "data")
          .dataFile("data", "etc/fresh.conf", "setting")
          .dataFile("scripts", "hello", "#!python\nprint()\n")
          .consoleScript("fresh", "fresh:main");
    }

    static WheelBuilder version(String version) {
      return WheelBuilder.wheel("demo", version)
          .file("demo/__init__.py", "version = '" + version + "'\n")
          .file("demo/only" + version.charAt(0) + ".py", "")
          .file("top.py", "top = '" + version + "'\n")
          .consoleScript("demo", "demo:main");
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void fullDiskAtAnyStepChangesNothing(Task task) throws Exception {
    failAtEachStep(task, FaultPlan::diskFullFrom);
  }

  @Test
  void fullDiskIsNamedWithTheWayOut() throws Exception {
    fixture();
    try (FaultPoint.Watch watch = FaultPoint.install(FaultPlan.diskFullFrom(5))) {
      assertThatThrownBy(() -> run(Task.UPGRADE))
          .isInstanceOfSatisfying(
              InstallException.class,
              failure ->
                  assertThat(failure.hint())
                      .hasValue(
                          "Free some space on the disk of "
                              + environment.site
                              + "; nothing was changed"));
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void denialAtAnyStepChangesNothingOrLeavesAllDone(Task task) throws Exception {
    failAtEachStep(task, FaultPlan::deniedAt);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void deathAtAnyStepIsRecoveredFrom(Task task) throws Exception {
    Map<String, String> before = fixture().snapshot();
    Map<String, String> after = outcome(task);
    for (int step = 1; ; step++) {
      fixture();
      Death death = new Death(step);
      boolean died = false;
      try (FaultPoint.Watch watch = FaultPoint.install(death)) {
        run(task);
      } catch (Died expected) {
        died = true;
      }

      environment
          .installer(ScriptCompiler.none())
          .recover(InstallTarget.of(environment.interpreter));

      assertThat(environment.snapshot()).as("after death at step %d", step).isIn(before, after);
      if (!died) {
        assertThat(environment.snapshot()).isEqualTo(after);
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void deathDuringRecoveryIsRecoveredFrom(Task task) throws Exception {
    Map<String, String> before = fixture().snapshot();
    Map<String, String> after = outcome(task);
    int steps = countSteps(task);
    for (int first = steps / 2; first <= steps; first += Math.max(1, steps / 8)) {
      for (int second = 1; second < steps; second += 5) {
        fixture();
        dieAt(first, () -> run(task));
        dieAt(
            second,
            () ->
                environment
                    .installer(ScriptCompiler.none())
                    .recover(InstallTarget.of(environment.interpreter)));

        environment
            .installer(ScriptCompiler.none())
            .recover(InstallTarget.of(environment.interpreter));

        assertThat(environment.snapshot())
            .as("after deaths at steps %d and %d", first, second)
            .isIn(before, after);
      }
    }
  }

  private void failAtEachStep(Task task, IntFunction<FaultPoint.Handler> fault) throws Exception {
    Map<String, String> before = fixture().snapshot();
    Map<String, String> after = outcome(task);
    int steps = countSteps(task);
    assertThat(steps).isBetween(10, MORE_THAN_ALL_STEPS);
    for (int step = 1; step <= steps; step++) {
      fixture();
      boolean failed = false;
      try (FaultPoint.Watch watch = FaultPoint.install(fault.apply(step))) {
        run(task);
      } catch (InstallException expected) {
        failed = true;
      }
      environment
          .installer(ScriptCompiler.none())
          .recover(InstallTarget.of(environment.interpreter));

      assertThat(environment.snapshot())
          .as("after failure of step %d", step)
          .isEqualTo(failed ? before : after);
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    environment = new EnvironmentFixture(folder);
    environment.install(environment.step(Task.version("1.0")));
    Files.writeString(environment.site.resolve("demo/foreign.txt"), "not of the wheel");
    FileTrees.copy(environment.prefix, folder.resolve("pristine"));
    for (Task task : Task.values()) {
      steps.put(task, task.steps(environment));
    }
  }

  /// Brings the environment back to its first state.
  private EnvironmentFixture fixture() throws IOException {
    FileTrees.delete(environment.prefix);
    FileTrees.copy(folder.resolve("pristine"), environment.prefix);
    return environment;
  }

  private Map<String, String> outcome(Task task) throws Exception {
    fixture();
    run(task);
    Map<String, String> outcome = environment.snapshot();
    assertThat(outcome.keySet()).noneMatch(path -> path.contains(Stage.NAME));
    return outcome;
  }

  private int countSteps(Task task) throws Exception {
    AtomicInteger count = new AtomicInteger();
    fixture();
    try (FaultPoint.Watch watch = FaultPoint.install((step, path) -> count.incrementAndGet())) {
      run(task);
    }
    return count.get();
  }

  private void run(Task task) throws Exception {
    Installer installer = environment.installer(ScriptCompiler.none());
    if (task == Task.REMOVE) {
      installer.remove(environment.installed("demo").stream().toList());
    } else {
      installer.execute(environment.plan(steps.get(task).toArray(Step[]::new)));
    }
  }

  private interface Run {
    void run() throws Exception;
  }

  private static void dieAt(int step, Run run) throws Exception {
    try (FaultPoint.Watch watch = FaultPoint.install(new Death(step))) {
      run.run();
    } catch (Died expected) {
      // As planned.
    }
  }

  /// From its step on, nothing happens any more, as in a process that was killed.
  private static final class Death implements FaultPoint.Handler {
    private final AtomicInteger left;

    Death(int step) {
      this.left = new AtomicInteger(step);
    }

    @Override
    public void reached(String step, Path path) throws IOException {
      if (left.decrementAndGet() <= 0) {
        throw new Died();
      }
    }
  }

  private static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }
}
