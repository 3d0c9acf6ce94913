package dev.pipaccel.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the quick paths may cost, in counts that do not depend on how busy the machine is. Each
/// limit is a tenth above what was counted when it was set; lower it when something gets better.
class BudgetTest {
  /// The launcher's shell, which becomes the JVM.
  private static final int LAUNCH = 2;

  /// The JVM's helper, which becomes the interpreter that is asked about its environment.
  private static final int PROBE = 2;

  private static final String PROGRAM =
      Path.of("target/image/bin/pip-accel").toAbsolutePath().toString();

  private static final String JAVA = Path.of("target/image/bin/java").toAbsolutePath().toString();

  @TempDir private static Path folder;
  private static TemporaryHome home;
  private static LoopbackIndex index;
  private static Path requirements;
  private static String filled;

  @BeforeAll
  static void fillCaches() throws Exception {
    home = TemporaryHome.in(folder);
    index = LoopbackIndex.start();
    TrainingIndex.fill(index.simple());
    home.with("PIP_INDEX_URL", index.simple().url().toString());
    requirements =
        Files.writeString(home.work().resolve("requirements.txt"), TrainingIndex.REQUIREMENTS);
    filled = environment("filled");
    succeed(install(filled));
    index.forgetRequests();
  }

  @AfterAll
  static void stop() {
    index.close();
  }

  @Test
  void theVersion() throws Exception {
    List<String> command = List.of(PROGRAM, "--version");

    assertClasses(command, 3_210, 0);
    assertCalls(command, 80, LAUNCH);
  }

  @Test
  void nothingToDo() throws Exception {
    assertClasses(install(filled), 3_250, 13);
    assertCalls(install(filled), 311, LAUNCH);
    assertThat(index.requests()).isEmpty();
  }

  @Test
  void aFreshEnvironmentFromTheCaches() throws Exception {
    assertClasses(install(environment("first")), 3_270, 21);
    assertCalls(install(environment("second")), 1_570, LAUNCH + PROBE);
    assertThat(index.requests()).isEmpty();
  }

  /// @param most classes that may be loaded, nearly all of them from the AOT cache
  /// @param outside most classes that may come from elsewhere
  private static void assertClasses(List<String> command, int most, int outside)
      throws IOException, InterruptedException {
    List<String> classes = LoadedClasses.of(home, command);
    assertThat(classes).hasSizeLessThanOrEqualTo(most);
    assertThat(LoadedClasses.outsideOfCache(classes)).hasSizeLessThanOrEqualTo(outside);
  }

  /// @param most system calls with the name of a file
  /// @param programs that are started
  private static void assertCalls(List<String> command, int most, int programs)
      throws IOException, InterruptedException {
    Optional<SystemCalls> empty = SystemCalls.of(home, List.of(JAVA, "--version"));
    assumeTrue(empty.isPresent(), "no strace");
    SystemCalls calls = SystemCalls.of(home, command).orElseThrow();
    assertThat(calls.files() - empty.get().files()).isLessThanOrEqualTo(most);
    assertThat(calls.programs()).isEqualTo(programs);
  }

  private static List<String> install(String python) {
    return List.of(PROGRAM, "--python", python, "install", "-r", requirements.toString());
  }

  private static String environment(String name) throws IOException, InterruptedException {
    Path environment = home.work().resolve(name);
    succeed(List.of("python3", "-m", "venv", "--without-pip", environment.toString()));
    return environment.resolve("bin/python").toString();
  }

  private static void succeed(List<String> command) throws IOException, InterruptedException {
    Outcome outcome = Outcome.of(home.process(command.toArray(String[]::new)));
    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
