package dev.pipaccel.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir private Path directory;
  private final ProcessRunner runner = new ProcessRunner();

  @AfterEach
  void killWhatIsLeft() {
    runner.close();
  }

  @Test
  void bothStreamsAndTheExitCodeAreKept() throws Exception {
    ProcessResult result = runner.run(shell("echo out; echo err >&2; exit 3"));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.isSuccess()).isFalse();
    assertThat(result.output()).isEqualTo("out\n");
    assertThat(result.errors()).isEqualTo("err\n");
  }

  @Test
  void mergedStreamsKeepTheirOrder() throws Exception {
    Output merged = Output.captured().asOneStream();

    ProcessResult result = runner.run(shell("echo 1; echo 2 >&2; echo 3").withOutput(merged));

    assertThat(result.output()).isEqualTo("1\n2\n3\n");
    assertThat(result.errors()).isEmpty();
  }

  @Test
  void theProgramSeesItsEnvironmentAndNothingElse() throws Exception {
    Command command =
        Command.of(List.of("env"), directory, Map.of("PATH", "/usr/bin:/bin", "ONLY", "this"));

    assertThat(runner.run(command).output().lines())
        .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "ONLY=this");
  }

  @Test
  void inputIsClosedUnlessGiven() throws Exception {
    assertThat(runner.run(shell("cat")).output()).isEmpty();
    assertThat(runner.run(shell("cat").withInput("given".getBytes(UTF_8))).output())
        .isEqualTo("given");
  }

  @Test
  void argumentsAreNotInterpreted() throws Exception {
    Command command =
        Command.of(List.of("printf", "%s", "$(id) `id` * ; x"), directory, ENVIRONMENT);

    assertThat(runner.run(command).output()).isEqualTo("$(id) `id` * ; x");
  }

  @Test
  void captureIsBounded() throws Exception {
    Output small =
        new Output(
            false, 10, Output.captured().log(), Output.captured().listener(), Redactor.urlsOnly());

    ProcessResult result = runner.run(shell("echo 0123456789abcdef").withOutput(small));

    assertThat(result.output()).isEqualTo("0123456789");
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void linesAreStreamedAndLoggedWithoutCredentials() throws Exception {
    Path log = directory.resolve("build.log");
    List<String> lines = new ArrayList<>();
    Output output =
        Output.streamed()
            .toLog(log)
            .toListener(lines::add)
            .redactedBy(new Redactor(List.of("hush-hush")));
    String script = "printf 'a\\r\\nb\\rhttps://me:pw@index.example/ hush-hush\\n\\377 tail'";

    runner.run(shell(script).withOutput(output));

    assertThat(lines)
        .containsExactly("a", "b", "https://me:****@index.example/ ****", "\\xff tail");
    assertThat(Files.readAllLines(log)).isEqualTo(lines);
  }

  @Test
  void anUnwritableLogDoesNotStopTheProgram() throws Exception {
    Path log = directory.resolve("missing/build.log");

    ProcessResult result = runner.run(shell("exit 0").withOutput(Output.streamed().toLog(log)));

    assertThat(result.isSuccess()).isTrue();
  }

  @Test
  void timeoutKillsTheWholeTree() throws Exception {
    Path pid = directory.resolve("pid");
    Command command =
        shell("sleep 600 & echo $! > " + pid + "; wait").withTimeout(Duration.ofMillis(300));

    assertThatThrownBy(() -> runner.run(command)).isInstanceOf(ProcessTimeoutException.class);

    assertThat(isGone(pid)).isTrue();
  }

  @Test
  void interruptKillsTheWholeTree() throws Exception {
    Path pid = directory.resolve("pid");
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    Command command =
        shell("sleep 600 & echo $! > " + pid + "; echo ready; wait")
            .withOutput(Output.streamed().toListener(line -> started.countDown()));
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                runner.run(command);
              } catch (Exception failure) {
                outcome.set(failure);
              }
            });
    started.await();

    thread.interrupt();
    thread.join();

    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    assertThat(isGone(pid)).isTrue();
  }

  @Test
  void missingAndForbiddenProgramsAreToldApart() throws Exception {
    Path forbidden = Files.createFile(directory.resolve("tool"));
    Map<String, String> environment = Map.of("PATH", directory.toString());

    assertThatThrownBy(() -> runner.run(Command.of(List.of("none"), directory, environment)))
        .isInstanceOfSatisfying(
            ProgramNotFoundException.class, e -> assertThat(e.isForbidden()).isFalse());
    assertThatThrownBy(() ->
            runner.run(
                Command.of(List.of(forbidden.getFileName().toString()), directory, environment)))
        .isInstanceOfSatisfying(
            ProgramNotFoundException.class, e -> assertThat(e.isForbidden()).isTrue());
  }

  @Test
  void aConversationIsPossible() throws Exception {
    try (RunningProgram program = runner.start(shell("read x; echo got $x; echo err >&2"))) {
      program.input().write("one\n".getBytes(UTF_8));
      program.input().flush();

      assertThat(new String(program.output().readAllBytes(), UTF_8)).isEqualTo("got one\n");
    }
  }

  @Test
  void closingAConversationKillsTheProgram() throws Exception {
    RunningProgram program = runner.start(shell("echo up; exec sleep 600"));
    assertThat(program.output().readNBytes(3)).isEqualTo("up\n".getBytes(UTF_8));

    program.close();

    assertThat(program.isAlive()).isFalse();
  }

  private Command shell(String script) {
    return Command.of(List.of("/bin/sh", "-c", script), directory, ENVIRONMENT);
  }

  /// A killed orphan may stay a zombie where process 1 collects none; it has no command line then.
  private static boolean isGone(Path pidFile) throws Exception {
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    return ProcessHandle.of(pid).flatMap(handle -> handle.info().commandLine()).isEmpty();
  }
}
