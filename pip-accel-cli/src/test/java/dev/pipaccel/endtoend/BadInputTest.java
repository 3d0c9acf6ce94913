package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.Publication;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong is said once and clearly, and the environment stays as it was.
class BadInputTest {
  private static final Pattern LOG = Pattern.compile("whole output is in SANDBOX/(\\S+)\n$");

  @TempDir Path folder;
  private Sandbox sandbox;
  private PythonEnvironment environment;

  @BeforeEach
  void publish() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    sandbox.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
  }

  @AfterEach
  void environmentIsUntouched() throws Exception {
    assertThat(environment.changes()).isEmpty();
    assertThat(Tree.names(sandbox.home().temporary())).isEmpty();
    sandbox.close();
  }

  @Test
  void missingRequirementsFile() {
    assertThat(failure("-r", "missing.txt"))
        .isEqualTo(
            """
            ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'missing.txt'
            """);
  }

  @Test
  void malformedLine() throws Exception {
    sandbox.file("requirements.txt", "# first\nbase\nbase ===== 1\n");

    assertThat(failure("-r", "requirements.txt"))
        .isEqualTo(
            """
            ERROR: Invalid requirement: 'base ===== 1': ',' and a further version specifier, or ';' and a \
            marker is expected (from line 3 of requirements.txt)
                base ===== 1
                           ^
            """);
  }

  @Test
  void wrongOptionInFile() throws Exception {
    sandbox.file("requirements.txt", "base\n--nonsense\n");

    assertThat(failure("-r", "requirements.txt"))
        .isEqualTo(
            """
            ERROR: Invalid requirement: --nonsense (from line 2 of requirements.txt)
            pip: error: no such option: --nonsense
            """);
  }

  @Test
  void unknownOption() {
    Outcome outcome = sandbox.install(environment, "--nonsense", "base").fails(2);

    assertThat(outcome.errors()).startsWith("\nUsage:").endsWith("\nno such option: --nonsense\n");
  }

  @Test
  void missingInterpreter() {
    assertThat(sandbox.run("--python", "absent", "install", "base").fails().transcript(sandbox))
        .isEqualTo(
            """
            ERROR: Could not locate Python interpreter absent
            """);
  }

  @Test
  void fileThatIsNotWhatTheIndexStates() {
    Publication tool = sandbox.packages().publish(WheelBuilder.wheel("tool", "1.0").module("tool"));
    String right = tool.sha256();
    tool.sha256("0".repeat(64));

    assertThat(failure("base", "tool"))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Collecting base
            Collecting tool
            ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated \
            the package versions, please update the hashes. Otherwise, examine the package contents \
            carefully; someone may have tampered with them.
                tool-1.0-py3-none-any.whl from http://INDEX/files/simple/tool/tool-1.0-py3-none-any.whl:
                    Expected sha256 0000000000000000000000000000000000000000000000000000000000000000
                         Got        %s
            """
                .formatted(right));
  }

  @Test
  void corruptWheel() {
    byte[] half = WheelBuilder.wheel("tool", "1.0").module("tool").bytes();
    sandbox.packages().publish("tool-1.0-py3-none-any.whl", Arrays.copyOf(half, half.length / 2));

    assertThat(failure("base", "tool"))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Collecting base
            Collecting tool
            ERROR: Invalid zip file SANDBOX/cache/downloads/sha256/DIGEST/tool-1.0-py3-none-any.whl: \
            it has no end record
            """);
  }

  @Test
  void corruptLocalWheel() throws Exception {
    sandbox.file("tool-1.0-py3-none-any.whl", "this is no zip file");

    assertThat(failure("./tool-1.0-py3-none-any.whl"))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Processing ./tool-1.0-py3-none-any.whl
            ERROR: Invalid zip file WORK/tool-1.0-py3-none-any.whl: it has no end record
            """);
  }

  @Test
  void corruptSourceArchive() {
    sandbox.packages().publish("tool-1.0.tar.gz", new byte[] {1, 2, 3});

    assertThat(failure("base", "tool"))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Collecting base
            Collecting tool
            ERROR: Cannot read the archive SANDBOX/cache/downloads/sha256/DIGEST/tool-1.0.tar.gz: \
            it has no members
            """);
  }

  @Test
  void failingBuildShowsItsTellingPartAndKeepsItsLog() throws Exception {
    sandbox.packages().publish(SdistBuilder.sdist("broken", "1.0").failing("build_wheel"));

    String shown = failure("base", "broken");

    assertThat(shown)
        .contains(
            """
              Building wheel for broken (pyproject.toml): finished with status 'error'
            ERROR: broken==1.0: Building wheel for broken (pyproject.toml) did not run \
            successfully (exit code 1)
            testkit: build_wheel of broken fails on purpose
            Traceback (most recent call last):
            """)
        .contains("\nRuntimeError: build_wheel fails on purpose\nHint: the whole output is in ");
    Matcher log = LOG.matcher(shown);
    assertThat(log.find()).isTrue();
    Path file = sandbox.home().home().resolveSibling(log.group(1));
    assertThat(file).content().contains("build_wheel of broken fails on purpose");
  }

  @Test
  void brokenServer() {
    sandbox.index().fault("/simple/base/", Fault.status(500));

    assertThat(failure("--retries", "0", "base"))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            WARNING: Could not fetch URL http://INDEX/simple/base/: 500 Server Error: Internal \
            Server Error for url: http://INDEX/simple/base/ - skipping
            ERROR: Could not find a version that satisfies the requirement base (from versions: none)
            Hint: http://INDEX/simple/base/ gave no answer; try again, or check the network, the \
            proxy and the index URL
            ERROR: No matching distribution found for base
            """);
  }

  @Test
  void missingFolder() {
    assertThat(failure("./nowhere"))
        .isEqualTo(
            """
            ERROR: Invalid requirement: './nowhere': a project name is expected, which begins with an \
            ASCII letter or digit
                ./nowhere
                ^
            Hint: It looks like a path. File './nowhere' does not exist.
            """);
  }

  @Test
  void folderThatIsNoProject() throws Exception {
    Files.createDirectories(sandbox.home().work().resolve("empty"));

    assertThat(failure("./empty"))
        .isEqualTo(
            """
            ERROR: Directory './empty' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.
            """);
  }

  private String failure(String... words) {
    return sandbox.install(environment, words).fails().transcript(sandbox);
  }
}
