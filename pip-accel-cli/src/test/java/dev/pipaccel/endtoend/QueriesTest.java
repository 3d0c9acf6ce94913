package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands that only look tell of one environment. None of them has a pip to ask.
class QueriesTest {
  @TempDir private static Path folder;
  private static Sandbox sandbox;
  private static PythonEnvironment environment;

  @BeforeAll
  static void install() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    sandbox
        .packages()
        .cacheControl("no-cache")
        .publish(
            WheelBuilder.wheel("Base", "1.0")
                .module("base")
                .consoleScript("base", "base:main")
                .metadata("Summary", "The base")
                .metadata("Project-URL", "Homepage, https://base.example"));
    sandbox.packages().publish(WheelBuilder.wheel("user", "2.0rc1").requires("base<2", "other"));
    sandbox.packages().publish(WheelBuilder.wheel("other", "1.0"));
    Path project =
        SdistBuilder.sdist("edited", "0.1").unpackedIn(sandbox.home().work().resolve("project"));
    sandbox.install(environment, "--pre", "user", "-e", project.toString()).succeeds();
    sandbox.packages().publish(WheelBuilder.wheel("base", "3.0"));
    sandbox.packages().publish(WheelBuilder.wheel("base", "4.0rc1"));
    sandbox.packages().publish(SdistBuilder.sdist("other", "1.1"));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void listHasColumns() {
    assertThat(ask("list"))
        .isEqualTo(
            """
            Package Version Editable project location
            ------- ------- -------------------------
            Base    1.0
            edited  0.1     WORK/project
            other   1.0
            user    2.0rc1
            """
                .replace("-------------------------", "-".repeat(widthOfProject())));
    assertThat(ask("list", "--exclude-editable", "--exclude", "User", "-v").lines().limit(3))
        .containsExactly(
            "Package Version Location" + " ".repeat(widthOfSite() - 8) + " Installer",
            "------- ------- " + "-".repeat(widthOfSite()) + " ---------",
            "Base    1.0     WORK/env/lib/SITE pip-accel");
  }

  @Test
  void listHasOtherFormats() {
    assertThat(ask("list", "--format", "freeze", "--not-required"))
        .isEqualTo("edited==0.1\nuser==2.0rc1\n");
    assertThat(ask("list", "--format=json", "-e"))
        .isEqualTo(
            """
            [{"name": "edited", "version": "0.1", "editable_project_location": "WORK/project"}]
            """);
    assertThat(ask("list", "--format=json", "--path", sandbox.home().work().toString()))
        .isEqualTo("[]\n");
    assertThat(ask("list", "--path", sandbox.home().work().toString())).isEmpty();
  }

  @Test
  void listComparesWithTheIndex() {
    assertThat(ask("list", "-o"))
        .isEqualTo(
            """
            Package Version Latest Type
            ------- ------- ------ -----
            Base    1.0     3.0    wheel
            other   1.0     1.1    sdist
            """);
    assertThat(ask("list", "-o", "--pre", "-v", "--format", "json", "--exclude", "other"))
        .isEqualTo(
            """
            [{"name": "Base", "version": "1.0", "location": "WORK/env/lib/SITE",\
             "installer": "pip-accel", "latest_version": "4.0rc1",\
             "latest_filetype": "wheel"}]
            """);
    assertThat(ask("list", "-u", "--only-binary", ":all:", "--format", "freeze"))
        .isEqualTo("other==1.0\n");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThat(run("list", "-o", "-u").fails().errors())
        .isEqualTo("ERROR: Options --outdated and --uptodate cannot be combined.\n");
    assertThat(run("list", "-o", "--format", "freeze").fails().errors())
        .isEqualTo("ERROR: List format 'freeze' cannot be used with the --outdated option.\n");
    assertThat(run("freeze", "--path", ".", "--user").fails().errors())
        .isEqualTo("ERROR: Cannot combine '--path' with '--user' or '--local'\n");
  }

  @Test
  void freezeWritesRequirements() {
    assertThat(ask("freeze"))
        .isEqualTo(
            """
            Base==1.0
            # Editable install with no version control (edited==0.1)
            -e WORK/project
            other==1.0
            user==2.0rc1
            """);
    assertThat(ask("freeze", "-q", "--exclude-editable", "--exclude", "base"))
        .isEqualTo("other==1.0\nuser==2.0rc1\n");
  }

  @Test
  void freezeFollowsAFile() throws Exception {
    sandbox.file("order.txt", "# mine\nUser>=1\nnone\n");

    Outcome outcome = run("freeze", "--exclude-editable", "-r", "order.txt").succeeds();

    assertThat(outcome.output())
        .isEqualTo(
            """
            # mine
            user==2.0rc1
            ## The following requirements were added by pip freeze:
            Base==1.0
            other==1.0
            """);
    assertThat(outcome.errors())
        .isEqualTo(
            "WARNING: Requirement file [order.txt] contains none, but package 'none' is not"
                + " installed\n");
  }

  @Test
  void showDescribesPackages() {
    Outcome outcome = run("show", "-f", "base", "no-such", "USER").succeeds();

    assertThat(outcome.transcript(sandbox))
        .isEqualTo(
            """
            Name: Base
            Version: 1.0
            Summary: The base
            Home-page: https://base.example
            Author:\s
            Author-email:\s
            License:\s
            Location: WORK/env/lib/SITE
            Requires:\s
            Required-by: user
            Files:
              ../../../bin/base
              Base-1.0.dist-info/INSTALLER
              Base-1.0.dist-info/METADATA
              Base-1.0.dist-info/RECORD
              Base-1.0.dist-info/WHEEL
              Base-1.0.dist-info/entry_points.txt
              base/__init__.py
              base/__pycache__/__init__.TAG.pyc
            ---
            Name: user
            Version: 2.0rc1
            Summary:\s
            Home-page:\s
            Author:\s
            Author-email:\s
            License:\s
            Location: WORK/env/lib/SITE
            Requires: base, other
            Required-by:\s
            Files:
              user-2.0rc1.dist-info/INSTALLER
              user-2.0rc1.dist-info/METADATA
              user-2.0rc1.dist-info/RECORD
              user-2.0rc1.dist-info/REQUESTED
              user-2.0rc1.dist-info/WHEEL
            WARNING: Package(s) not found: no-such
            """
                .replace("TAG", tag()));
  }

  @Test
  void showTellsMoreWhenAsked() {
    assertThat(ask("show", "-v", "base"))
        .endsWith(
            """
            Required-by: user
            Metadata-Version: 2.2
            Installer: pip-accel
            Classifiers:
            Entry-points:
              [console_scripts]
              base = base:main
             \s
            Project-URLs:
              Homepage, https://base.example
            """);
  }

  @Test
  void showNeedsANameThatIsInstalled() {
    assertThat(run("show").fails().errors())
        .isEqualTo("WARNING: ERROR: Please provide a package name or names.\n");
    assertThat(run("show", "b", "a").fails().errors())
        .isEqualTo("WARNING: Package(s) not found: a, b\n");
  }

  @Test
  void checkFindsWhatDoesNotFit() throws Exception {
    assertThat(ask("check")).isEqualTo("No broken requirements found.\n");

    Path broken = Files.createDirectory(environment.site().resolve("broken-1.0.dist-info"));
    Files.writeString(
        broken.resolve("METADATA"), "Name: broken\nVersion: 1.0\nRequires-Dist: base>1\n");
    try {
      assertThat(run("check"))
          .isEqualTo(
              new Outcome(1, "broken 1.0 has requirement base>1, but you have base 1.0.\n", ""));
    } finally {
      Files.delete(broken.resolve("METADATA"));
      Files.delete(broken);
    }
  }

  @Test
  void inspectWritesJson() {
    String report = ask("inspect", "-q");

    assertThat(report)
        .startsWith("{\n  \"version\": \"1\",\n  \"pip_version\": \"26.3\",\n  \"installed\": [")
        .contains(
            """
                    "name": "edited",
            """)
        .contains(
            """
                  "direct_url": {
                    "url": "file://WORK/project",
                    "dir_info": {
                      "editable": true
                    }
                  },
                  "installer": "pip-accel",
                  "requested": true
            """)
        .endsWith("\"\n  }\n}\n");
  }

  @Test
  void hashNamesDigests() throws Exception {
    sandbox.file("empty", "");

    assertThat(ask("hash", "empty"))
        .isEqualTo(
            "empty:\n--hash=sha256:"
                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n");
    assertThat(ask("hash", "-a", "sha384", "empty")).startsWith("empty:\n--hash=sha384:38b060a7");
    assertThat(run("hash").fails().errors()).startsWith("\nUsage:\n  pip-accel hash");
    assertThat(run("hash", "missing").fails().errors()).contains("missing");
  }

  private static String ask(String... words) {
    return run(words).succeeds().transcript(sandbox);
  }

  private static Outcome run(String... words) {
    List<String> all = new ArrayList<>(List.of("--python", environment.root().toString()));
    all.addAll(List.of(words));
    return sandbox.run(all.toArray(String[]::new));
  }

  private static String tag() {
    try {
      return environment.python("import sys; print(sys.implementation.cache_tag)");
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static int widthOfProject() {
    String project = sandbox.home().work().resolve("project").toString();
    return Math.max("Editable project location".length(), project.length());
  }

  private static int widthOfSite() {
    try {
      return environment.site().toString().length();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
