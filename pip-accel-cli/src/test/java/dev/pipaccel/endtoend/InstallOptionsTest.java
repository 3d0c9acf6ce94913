package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.Publication;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The options that choose what is installed and where.
class InstallOptionsTest {
  private static final String WRONG = "0".repeat(64);

  @TempDir Path folder;
  private Sandbox sandbox;
  private PythonEnvironment environment;
  private Publication base10;
  private Publication app10;

  @BeforeEach
  void publish() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    base10 =
        sandbox
            .packages()
            .publish(WheelBuilder.wheel("base", "1.0").module("base").file("base/old.py", "x = 1"));
    sandbox
        .packages()
        .publish(WheelBuilder.wheel("base", "2.0").module("base").file("base/new.py", "x = 2"));
    app10 =
        sandbox.packages().publish(WheelBuilder.wheel("app", "1.0").module("app").requires("base"));
    sandbox.packages().publish(WheelBuilder.wheel("app", "1.1").module("app").requires("base"));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void versionsAreReplacedWithoutRemains() throws Exception {
    sandbox.install(environment, "base==1.0").succeeds();

    assertThat(sandbox.install(environment, "base==2.0").succeeds().transcript(sandbox))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Collecting base==2.0
            Installing collected packages: base
              Attempting uninstall: base
                Found existing installation: base 1.0
                Uninstalling base-1.0:
                  Successfully uninstalled base-1.0
            Successfully installed base-2.0
            """);
    assertThat(environment.freeze()).containsExactly("base==2.0");
    assertThat(environment.site().resolve("base/old.py")).doesNotExist();
    environment.isConsistent();

    sandbox.install(environment, "base==1.0").succeeds();
    assertThat(environment.freeze()).containsExactly("base==1.0");
    assertThat(environment.site().resolve("base/new.py")).doesNotExist();
    environment.isConsistent();
  }

  @Test
  void timeIsAccountedForOnStandardErrorAndDrawn() throws Exception {
    Path page = folder.resolve("timing.html");

    Outcome outcome =
        sandbox
            .install(
                environment, "--accel-timing", "--accel-timing-report", page.toString(), "app==1.0")
            .succeeds();

    assertThat(outcome.output()).doesNotContain("Where the time went");
    assertThat(outcome.errors())
        .contains(
            "asking the interpreter",
            "choosing versions",
            "index pages",
            "downloads",
            "unpacking",
            "bytecode",
            "installing");
    assertThat(page).content().contains("app-1.0-py3-none-any.whl", "</html>");
  }

  @Test
  void upgradesOnlyWhatIsAskedFor() throws Exception {
    sandbox.install(environment, "app==1.0", "base==1.0").succeeds();

    sandbox.install(environment, "app").succeeds();
    assertThat(environment.freeze()).containsExactly("app==1.0", "base==1.0");
    sandbox.install(environment, "-U", "app").succeeds();
    assertThat(environment.freeze()).containsExactly("app==1.1", "base==1.0");
    sandbox.install(environment, "-U", "--upgrade-strategy=eager", "app").succeeds();
    assertThat(environment.freeze()).containsExactly("app==1.1", "base==2.0");
  }

  @Test
  void forcedReinstallRepairs() throws Exception {
    sandbox.install(environment, "base==2.0").succeeds();
    Path module = environment.site().resolve("base/__init__.py");
    Files.delete(module);

    sandbox.install(environment, "base==2.0").succeeds();
    assertThat(module).doesNotExist();
    sandbox.install(environment, "--force-reinstall", "base==2.0").succeeds();
    assertThat(module).exists();
    environment.isConsistent();
  }

  @Test
  void dependenciesAreLeftOutWhenAsked() throws Exception {
    sandbox.install(environment, "--no-deps", "app").succeeds();

    assertThat(environment.freeze()).containsExactly("app==1.1");
  }

  @Test
  void constraintsChooseVersions() throws Exception {
    sandbox.file("constraints.txt", "base<2\napp==1.0\nunused==3\n");

    sandbox.install(environment, "-c", "constraints.txt", "app").succeeds();

    assertThat(environment.freeze()).containsExactly("app==1.0", "base==1.0");
  }

  @Test
  void targetAndPrefixLieOutsideTheEnvironment() throws Exception {
    Path prefix = sandbox.home().work().resolve("prefix");

    sandbox.install(environment, "--target", "target", "app").succeeds();
    sandbox.install(environment, "--prefix", prefix.toString(), "--no-compile", "app").succeeds();

    assertThat(environment.changes()).isEmpty();
    Path target = sandbox.home().work().resolve("target");
    assertThat(Tree.names(target))
        .contains("app/__init__.py", "base/new.py", "app-1.1.dist-info/RECORD")
        .anyMatch(name -> name.startsWith("app/__pycache__/__init__."));
    assertThat(Tree.names(prefix))
        .noneMatch(name -> name.contains("__pycache__"))
        .anyMatch(name -> name.endsWith("site-packages/app/__init__.py"));
  }

  @Test
  void existingFolderOfTheTargetIsKeptUnlessUpgraded() throws Exception {
    sandbox.install(environment, "--target", "target", "base==1.0").succeeds();

    Outcome outcome = sandbox.install(environment, "--target", "target", "base==2.0").succeeds();
    Path target = sandbox.home().work().resolve("target");
    assertThat(outcome.errors())
        .contains("Target directory " + target.resolve("base") + " already exists.")
        .contains("Specify --upgrade to force replacement.");
    assertThat(target.resolve("base/old.py")).exists();

    sandbox.install(environment, "--target", "target", "-U", "base==2.0").succeeds();
    assertThat(target.resolve("base/old.py")).doesNotExist();
    assertThat(target.resolve("base/new.py")).exists();
  }

  @Test
  void rightHashesInstall() throws Exception {
    sandbox.file(
        "requirements.txt",
        "app==1.0 --hash=sha256:%s\nbase==1.0 --hash=sha256:%s --hash=sha256:%s\n"
            .formatted(app10.sha256(), WRONG, base10.sha256()));

    sandbox.install(environment, "--require-hashes", "-r", "requirements.txt").succeeds();

    assertThat(environment.freeze()).containsExactly("app==1.0", "base==1.0");
  }

  @Test
  void wrongHashIsRefused() throws Exception {
    sandbox.file("requirements.txt", "base==1.0 --hash=sha256:" + WRONG + "\n");

    Outcome outcome = sandbox.install(environment, "-r", "requirements.txt").fails();

    assertThat(outcome.transcript(sandbox))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Collecting base==1.0 (from -r requirements.txt (line 1))
            ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. \
            If you have updated the package versions, please update the hashes. \
            Otherwise, examine the package contents carefully; \
            someone may have tampered with them.
                base==1.0 from http://INDEX/files/simple/base/base-1.0-py3-none-any.whl \
            (from -r requirements.txt (line 1)):
                    Expected sha256 %s
                         Got        %s
            """
                .formatted(WRONG, base10.sha256()));
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void everythingNeedsHashesOnceSomethingHas() throws Exception {
    sandbox.file("requirements.txt", "app==1.0 --hash=sha256:%s\n".formatted(app10.sha256()));

    Outcome outcome = sandbox.install(environment, "-r", "requirements.txt").fails();

    assertThat(outcome.transcript(sandbox))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Collecting app==1.0 (from -r requirements.txt (line 1))
            Collecting base (from app==1.0->-r requirements.txt (line 1))
            ERROR: In --require-hashes mode, all requirements must have their versions pinned \
            with ==. These do not:
                base from http://INDEX/files/simple/base/base-2.0-py3-none-any.whl \
            (from app==1.0->-r requirements.txt (line 1))
            """);
    assertThat(sandbox.install(environment, "--require-hashes", "base==1.0").fails().errors())
        .contains("base==1.0", "--hash=sha256:" + base10.sha256());
    assertThat(environment.changes()).isEmpty();
  }
}
