package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One scenario that is run again and again from the same beginning.
final class FaultBench implements AutoCloseable {
  /// So many steps are all taken; of more, a sample.
  private static final int FEW_STEPS = 40;

  private static final int SAMPLE = 12;
  private static final Pattern STAGE = Pattern.compile("/site-packages/\\.pip-accel(/|$)");

  private final FaultScenario scenario;
  private final Sandbox sandbox;
  private final PythonEnvironment environment;
  private final Path pristine;
  private final Map<String, String> before;
  private final Map<String, String> after;
  private final List<String> steps;

  private FaultBench(FaultScenario scenario, Path folder) throws Exception {
    this.scenario = scenario;
    this.sandbox = Sandbox.in(folder.resolve("user"));
    this.environment = sandbox.environment("env");
    scenario.prepare(sandbox, environment);
    this.pristine = Files.createDirectories(folder.resolve("pristine"));
    for (Path part : parts()) {
      FileTrees.copy(part, pristine.resolve(part.getFileName()));
    }
    this.before = Tree.facts(environment.root());
    Path record = folder.resolve("steps");
    process("record:" + record).outcome().succeeds();
    this.steps = Files.readAllLines(record);
    this.after = Tree.facts(environment.root());
    environment.isConsistent();
  }

  /// Prepares a scenario and runs it once undisturbed.
  static FaultBench of(FaultScenario scenario, Path folder) throws Exception {
    return new FaultBench(scenario, folder);
  }

  /// Returns the numbers of the steps to try: all if there are few or if all are asked for.
  List<Integer> numbers() {
    int count = steps.size();
    if (count <= FEW_STEPS || Boolean.getBoolean("pipaccel.fault.all")) {
      return IntStream.rangeClosed(1, count).boxed().toList();
    }
    return IntStream.rangeClosed(0, SAMPLE - 1)
        .mapToObj(i -> 1 + i * (count - 1) / (SAMPLE - 1))
        .toList();
  }

  /// Returns the size of the record of all steps.
  long recordedBytes() {
    return steps.stream().mapToLong(step -> step.length() + 1).sum();
  }

  /// Brings environment, caches, home and temporary folder back to where the scenario begins.
  void reset() throws IOException {
    for (Path part : parts()) {
      FileTrees.delete(part);
      FileTrees.copy(pristine.resolve(part.getFileName()), part);
    }
  }

  /// Starts the command as a process with a fault plan.
  Running process(String plan) throws IOException {
    return sandbox.start(List.of("-Dpipaccel.fault=" + plan), command());
  }

  /// Runs the command in this JVM.
  Outcome run() {
    return sandbox.install(environment, scenario.words());
  }

  /// Fails unless the command, run again, brings everything to where it should have ended.
  void isHealedBySecondRun(String disturbance) throws IOException {
    run().succeeds();
    assertThat(Tree.differences(after, Tree.facts(environment.root())))
        .as("environment after %s", disturbance)
        .isEmpty();
    isClean(disturbance);
  }

  /// Fails unless a disturbed run that ended by itself did nothing or all, and said what was wrong.
  /// Only what could not be deleted may be left, in the folder that the next run clears.
  void isAsBeforeOrAsAsked(Outcome outcome, String disturbance) throws IOException {
    Map<String, String> expected = after;
    if (outcome.code() != 0) {
      outcome.fails();
      expected = before;
    }
    Map<String, String> now = Tree.facts(environment.root());
    boolean left = now.keySet().removeIf(path -> STAGE.matcher(path).find());
    assertThat(Tree.differences(expected, now))
        .as("environment after %s: %s%s", disturbance, outcome.output(), outcome.errors())
        .isEmpty();
    if (left) {
      assertThat(disturbance).as("something is left").startsWith("denied:");
      isHealedBySecondRun(disturbance);
    }
    isClean(disturbance);
  }

  /// Names a step for messages.
  String described(String fault, int number) {
    return fault + ":" + number + " of " + scenario + " (about: " + steps.get(number - 1) + ")";
  }

  private void isClean(String disturbance) throws IOException {
    assertThat(Tree.names(sandbox.home().temporary())).as("TMPDIR after %s", disturbance).isEmpty();
    assertThat(Tree.names(sandbox.home().home())).as("home after %s", disturbance).isEmpty();
    assertThat(CacheCheck.problems(sandbox.home())).as("caches after %s", disturbance).isEmpty();
  }

  private String[] command() {
    List<String> words =
        new ArrayList<>(List.of("--python", environment.root().toString(), "install"));
    words.addAll(List.of(scenario.words()));
    return words.toArray(String[]::new);
  }

  private List<Path> parts() {
    var home = sandbox.home();
    return List.of(environment.root(), home.cache(), home.home(), home.temporary());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
