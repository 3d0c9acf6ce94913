package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Removing what was installed.
class UninstallTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private PythonEnvironment environment;

  @BeforeEach
  void install() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    sandbox
        .packages()
        .publish(
            WheelBuilder.wheel("Demo.App", "1.0")
                .module("demo")
                .file("demo/data/x.txt", "x")
                .consoleScript("demo-run", "demo:main"));
    sandbox.packages().publish(WheelBuilder.wheel("other", "2.0").file("other.py", ""));
    sandbox.install(environment, "demo-app", "other").succeeds();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everythingThatWasInstalledGoes() throws Exception {
    assertThat(uninstall("", "-y", "DEMO_app", "other", "absent").succeeds().transcript(sandbox))
        .isEqualTo(
            """
            Found existing installation: Demo.App 1.0
            Uninstalling Demo.App-1.0:
              Successfully uninstalled Demo.App-1.0
            Found existing installation: other 2.0
            Uninstalling other-2.0:
              Successfully uninstalled other-2.0
            WARNING: Skipping absent as it is not installed.
            """);
    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void whatGoesAndWhatStaysIsShownBeforeTheQuestion() throws Exception {
    Files.writeString(environment.site().resolve("demo/mine.py"), "");

    assertThat(uninstall("Yes\n\n", "demo.app").succeeds().transcript(sandbox))
        .isEqualTo(
            """
            Found existing installation: Demo.App 1.0
            Uninstalling Demo.App-1.0:
              Would remove:
                WORK/env/bin/demo-run
                WORK/env/lib/SITE/Demo.App-1.0.dist-info/*
                WORK/env/lib/SITE/demo/*
              Would not remove (might be manually added):
                WORK/env/lib/SITE/demo/mine.py
            Proceed (Y/n)? Your response ('yes') was not one of the expected responses: y, n,\\s
            Proceed (Y/n)?   Successfully uninstalled Demo.App-1.0
            """
                .replace("\\s", " "));
    assertThat(environment.freeze()).containsExactly("other==2.0");
    assertThat(environment.site().resolve("demo/mine.py")).exists();
    assertThat(environment.site().resolve("demo/data")).doesNotExist();
  }

  @Test
  void refusalChangesNothing() throws Exception {
    var before = environment.changes();

    assertThat(uninstall("n\n", "demo-app").succeeds().output()).doesNotContain("Successfully");
    assertThat(uninstall("", "demo-app").fails(2).errors()).contains("Nobody answers");
    assertThat(uninstall("y\n", "--no-input", "demo-app").fails(2).errors())
        .contains("No input was expected");

    assertThat(environment.changes()).isEqualTo(before);
  }

  @Test
  void namesMayStandInFiles() throws Exception {
    sandbox.file("all.txt", "--no-index\nother>=9\ndemo-app[extra]; python_version < '3'\n");

    uninstall("", "-y", "-r", "all.txt").succeeds();

    assertThat(environment.changes()).isEmpty();
  }

  @Test
  void whatIsNoNameIsPassedOver() throws Exception {
    Outcome outcome = uninstall("", "-y", "https://host.example/x-1.tar.gz").fails();

    assertThat(outcome.errors())
        .isEqualTo(
            """
            WARNING: Invalid requirement: 'https://host.example/x-1.tar.gz' ignored -\
             the uninstall command expects named requirements.
            ERROR: You must give at least one requirement to uninstall (see "pip help uninstall")
            """);
    assertThat(uninstall("", "-y").fails().errors()).contains("at least one requirement");
    assertThat(uninstall("", "-y", "a b").fails().errors()).contains("Invalid requirement: 'a b'");
  }

  @Test
  void distributionWithoutRecordIsLeftAlone() throws Exception {
    Files.delete(environment.site().resolve("other-2.0.dist-info/RECORD"));
    var before = environment.changes();

    assertThat(uninstall("", "-y", "other").fails().errors())
        .isEqualTo(
            """
            ERROR: Cannot uninstall other 2.0
            The package's contents are unknown: no RECORD file was found for other.

            hint: You might be able to recover from this via: pip install --ignore-installed\
             --no-deps other==2.0
            """);
    assertThat(environment.changes()).isEqualTo(before);
  }

  private Outcome uninstall(String answers, String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "--python";
    all[1] = environment.root().toString();
    all[2] = "uninstall";
    System.arraycopy(words, 0, all, 3, words.length);
    return sandbox.answering(answers, all);
  }
}
