package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.pipeline.RequirementOperation;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipAccelTest {
  private static final String INSTALL_USAGE =
      """

      Usage:
        pip-accel install [options] <requirement> ...
        pip-accel install [options] -r <requirements file> ...
        pip-accel install [options] [-e] <project or repository> ...
        pip-accel install [options] <archive url/path> ...

      """;

  @TempDir Path folder;
  private final Screen screen = new Screen(false);
  private final Map<String, String> environment =
      new HashMap<>(Map.of("PIP_CONFIG_FILE", "/dev/null"));
  private @Nullable RequirementRequest request;
  private RequirementOperation operation =
      asked -> {
        request = asked;
        return 0;
      };

  @Test
  void noArgumentsShowUsage() {
    assertThat(run()).isZero();
    assertThat(screen.output())
        .startsWith("\nUsage:\n  pip-accel <command> [options]\n\nCommands:\n");
    assertThat(screen.output()).contains("--accel-offline", "--timeout <sec>", "  install  ");
    assertThat(run("help")).isZero();
    assertThat(run("-h")).isZero();
  }

  @Test
  void versionNamesThePipItFollows() {
    assertThat(run("--version")).isZero();
    assertThat(screen.output()).isEqualTo("pip-accel 0.1.0 (as pip 26.3)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "insta, ERROR: unknown command \"insta\" - maybe you meant \"install\"",
    "LIST, ERROR: unknown command \"LIST\" - maybe you meant \"list\"",
    "zzz, ERROR: unknown command \"zzz\"",
  })
  void unknownCommandIsExplained(String command, String message) {
    assertThat(run(command)).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo(message + "\n");
  }

  @Test
  void wrongMainOptionShowsUsage() {
    assertThat(run("--foo", "install")).isEqualTo(2);
    assertThat(screen.errors())
        .isEqualTo("\nUsage:\n  pip-accel <command> [options]\n\nno such option: --foo\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--foo|no such option: --foo",
        "--timeout=x|option --timeout: invalid floating-point value: 'x'",
        "-Cx|Arguments to -C must be of the form KEY=VAL",
        "--group=a:b|--group error: group paths use local 'pyproject.toml' or"
            + " 'pylock.toml'\\nfiles",
      })
  void wrongInstallOptionShowsItsUsage(String word, String message) {
    assertThat(run("install", word)).isEqualTo(2);
    assertThat(screen.errors()).isEqualTo(INSTALL_USAGE + message.replace("\\n", "\n") + "\n");
    assertThat(request).isNull();
  }

  @Test
  void installHelpDescribesItsOptions() {
    assertThat(run("install", "--timeout=1", "-h", "--nonsense")).isZero();
    assertThat(screen.output()).contains("-r, --requirement <file>", "--accel-timing");
    assertThat(screen.output().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void installGetsWhatTheCommandLineSays() {
    assertThat(run("-v", "--proxy=p", "install", "six", "-U", "-r", "r.txt", "--", "-x")).isZero();

    assertThat(request).isNotNull();
    assertThat(request.requirements().positional()).containsExactly("six", "-x");
    assertThat(request.requirements().requirementFiles()).containsExactly("r.txt");
    assertThat(request.settings().output().verbosity()).isEqualTo(1);
    assertThat(request.settings().network().proxy()).contains("p");
    assertThat(request.facts().workingDirectory()).isEqualTo(folder);
  }

  @Test
  void valueThatReadsLikeTheCommandIsNoCommand() {
    assertThat(run("--proxy", "install", "install", "install")).isZero();

    assertThat(request.settings().network().proxy()).contains("install");
    assertThat(request.requirements().positional()).containsExactly("install");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "install|You must give at least one requirement to install (see \"pip help install\")",
        "install -f x|You must give at least one requirement to install (maybe you meant \"pip"
            + " install x\"?)",
        "install --python p a|The --python option must be placed before the pip subcommand name",
        "install a --user --target t|Can not combine '--user' and '--target'",
        "install a --require-hashes --no-require-hashes|--require-hashes and --no-require-hashes"
            + " are mutually exclusive",
        "install a --build-constraint c --no-build-isolation|--build-constraint cannot be used"
            + " with --no-build-isolation.",
        "install a --pre --only-final b|--pre cannot be used with --all-releases or --only-final.",
        "install a --abi cp312 --only-binary :all:|Can not use any platform or abi specific"
            + " options unless installing via '--target' or using '--dry-run'",
        "install a --only-deps --no-deps|Cannot use '--only-dependencies' in combination with"
            + " '--no-deps'.",
        "install a --only-binary=-x|--no-binary / --only-binary option requires 1 argument.",
      })
  void contradictionsEndWithOne(String words, String message) {
    assertThat(run(words.split(" "))).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo("ERROR: " + message + "\n");
    assertThat(request).isNull();
  }

  @Test
  void pythonOfTheEnvironmentIsWelcome() {
    environment.put("PIP_PYTHON", "p");

    assertThat(run("install", "a")).isZero();
    assertThat(request.settings().target().python()).contains("p");
  }

  @Test
  void failuresShowDetailAndHint() {
    operation =
        _ -> {
          throw new BuildException("Building x failed", "line 1\nline 2\n", "Try y", null);
        };

    assertThat(run("install", "a")).isEqualTo(1);
    assertThat(screen.errors())
        .isEqualTo("ERROR: Building x failed\nline 1\nline 2\nHint: Try y\n");
  }

  @Test
  void tracesAreForThoseWhoAsk() {
    operation =
        _ -> {
          throw new IndexException("No answer");
        };

    run("install", "a", "-vv");
    assertThat(screen.errors()).isEqualTo("ERROR: No answer\n");
    run("install", "a", "--debug");
    assertThat(screen.errors()).contains("IndexException: No answer\n\tat ");
  }

  @Test
  void ownFaultsAskForAReport() {
    operation =
        _ -> {
          throw new IllegalStateException("impossible");
        };

    assertThat(run("install", "a")).isEqualTo(2);
    assertThat(screen.errors())
        .startsWith("ERROR: Exception:\njava.lang.IllegalStateException: impossible\n")
        .contains("please report it");
  }

  @Test
  void cancellingEndsAsInPip() {
    operation =
        _ -> {
          throw new InterruptedException();
        };

    assertThat(run("install", "a")).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo("ERROR: Operation cancelled by user\n");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void failureOfInterruptedWorkIsACancellation() {
    operation =
        _ -> {
          Thread.currentThread().interrupt();
          throw new IndexException("Interrupted while looking for a");
        };

    assertThat(run("install", "a")).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(screen.errors()).isEqualTo("ERROR: Operation cancelled by user\n");
  }

  @Test
  void cancellingShowsNoUsage() {
    operation =
        _ -> {
          Thread.currentThread().interrupt();
          throw new CancelledException();
        };

    assertThat(run("install", "a")).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(screen.errors()).isEqualTo("ERROR: Operation cancelled by user\n");
  }

  @Test
  void placesOfRequirementsReachTheInstall() {
    assertThat(
            run(
                "install",
                "--group",
                "dev",
                "--group",
                "sub/pyproject.toml:test",
                "--group=pylock.toml:docs",
                "--requirements-from-script",
                "script.py",
                "-r",
                "pylock.dev.toml[a]",
                "-e",
                ".",
                "six"))
        .isZero();

    RequirementArguments asked = request.requirements();
    assertThat(asked.groups())
        .containsExactly(
            new RequirementArguments.Group("pyproject.toml", "dev"),
            new RequirementArguments.Group("sub/pyproject.toml", "test"),
            new RequirementArguments.Group("pylock.toml", "docs"));
    assertThat(asked.scripts()).containsExactly("script.py");
    assertThat(asked.requirementFiles()).containsExactly("pylock.dev.toml[a]");
    assertThat(asked.editables()).containsExactly(".");
    assertThat(asked.positional()).containsExactly("six");
    assertThat(request.destination()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "download|You must give at least one requirement to download (see \"pip help download\")",
        "wheel|You must give at least one requirement to wheel (see \"pip help wheel\")",
        "lock|You must give at least one requirement to lock (see \"pip help lock\")",
        "wheel -f x|You must give at least one requirement to wheel (maybe you meant \"pip wheel"
            + " x\"?)",
        "lock a --only-deps --no-deps|Cannot use '--only-dependencies' in combination with"
            + " '--no-deps'.",
        "download a --no-build-isolation --build-constraint c|--build-constraint cannot be used"
            + " with --no-build-isolation.",
        "wheel a --require-hashes --no-require-hashes|--require-hashes and --no-require-hashes are"
            + " mutually exclusive",
      })
  void contradictionsAreRefusedByEveryCommandThatTakesRequirements(String words, String message) {
    assertThat(run(words.split(" "))).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo("ERROR: " + message + "\n");
  }

  @Test
  void filesForAnotherPlatformAreWheelsOrStandAlone() {
    assertThat(run("download", "a", "--platform", "linux_x86_64")).isEqualTo(1);
    assertThat(screen.errors()).startsWith("ERROR: When restricting platform and interpreter");
    assertThat(run("download", "-r", "pylock.toml[a]", "--abi", "cp39", "--no-deps")).isEqualTo(1);
    assertThat(screen.errors()).endsWith("selecting requirements from 'pylock.toml'\n");
  }

  @Test
  void featuresThatAreAlwaysOnAreMentioned() {
    assertThat(run("install", "a", "--use-feature", "truststore", "--use-feature=fast-deps"))
        .isZero();
    assertThat(screen.errors())
        .isEqualTo("WARNING: The following features are always enabled: truststore.\n");
  }

  @Test
  void logHoldsEverything() throws Exception {
    operation =
        asked -> {
          asked.report().say("Collecting a");
          asked.report().verbose("detail");
          return 0;
        };

    run("install", "a", "-qq", "--log", "x.log");
    screen.console.finish(0);

    assertThat(Files.readString(folder.resolve("x.log")))
        .containsPattern("(?m)^[-0-9]{10} [:0-9]{8} \\S+ INFO Collecting a$")
        .containsPattern("(?m)^[-0-9]{10} [:0-9]{8} \\S+ DEBUG detail$");
    assertThat(screen.output()).isEmpty();
  }

  private int run(String... words) {
    ProcessFacts facts =
        new ProcessFacts(environment, folder, folder, ProcessFacts.OperatingSystem.UNIX, false);
    return new PipAccel(facts, screen.console, operation).run(List.of(words));
  }
}
