package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.fs.FaultPlan;
import dev.pipaccel.fs.FaultPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process dies, the disk is full or a folder may not be written, at steps of the work with
/// files that are spread over the whole run; at all of them with `-Dpipaccel.fault.all=true`.
class FaultTest {
  private static final int KILLS = 4;

  @TempDir static Path folder;
  private static final Map<FaultScenario, FaultBench> BENCHES = new EnumMap<>(FaultScenario.class);

  @BeforeAll
  static void prepare() throws Exception {
    for (FaultScenario scenario : FaultScenario.values()) {
      BENCHES.put(scenario, FaultBench.of(scenario, folder.resolve(scenario.name())));
    }
  }

  @AfterAll
  static void close() {
    BENCHES.values().forEach(FaultBench::close);
  }

  @ParameterizedTest
  @EnumSource
  void nextRunHealsDeathAtAnyStep(FaultScenario scenario) throws Exception {
    FaultBench bench = bench(scenario);
    for (int number : bench.numbers()) {
      bench.reset();
      Outcome outcome = bench.process("halt:" + number).outcome();
      // Threads race: a run may take a step or two less than the recorded one.
      assertThat(outcome.code()).isIn(0, FaultPlan.HALT_STATUS);

      bench.isHealedBySecondRun(bench.described("halt", number));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nextRunHealsSignal9(FaultScenario scenario) throws Exception {
    FaultBench bench = bench(scenario);
    for (int kill = 1; kill <= KILLS; kill++) {
      bench.reset();
      Path record = folder.resolve("progress-" + scenario + kill);
      Running running = bench.process("record:" + record);
      // Steps are recorded before they are done, so this hits the process at work, wherever it is.
      await(record, kill * bench.recordedBytes() / (KILLS + 1), running);
      running.kill();

      bench.isHealedBySecondRun("signal 9, " + kill);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fullDiskChangesNothing(FaultScenario scenario) throws Exception {
    failAtEachStep(scenario, "full");
  }

  @ParameterizedTest
  @EnumSource
  void deniedStepChangesNothingOrIsDoneWithout(FaultScenario scenario) throws Exception {
    failAtEachStep(scenario, "denied");
  }

  private static void failAtEachStep(FaultScenario scenario, String fault) throws Exception {
    FaultBench bench = bench(scenario);
    for (int number : bench.numbers()) {
      bench.reset();
      Outcome outcome;
      try (FaultPoint.Watch _ = FaultPoint.install(FaultPlan.parse(fault + ":" + number))) {
        outcome = bench.run();
      }

      bench.isAsBeforeOrAsAsked(outcome, bench.described(fault, number));
    }
  }

  private static void await(Path record, long bytes, Running running) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (running.isAlive() && (!Files.exists(record) || Files.size(record) < bytes)) {
      assertThat(System.nanoTime()).as("time for the work").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private static FaultBench bench(FaultScenario scenario) {
    return BENCHES.get(scenario);
  }
}
