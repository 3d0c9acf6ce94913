package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verbs of `cache` that deal with shared caches, on two machines and a folder that both see.
class SharedCacheCommandTest {
  @TempDir Path folder;
  private Path store;
  private Sandbox first;
  private Sandbox second;

  @BeforeEach
  void start() throws Exception {
    store = Files.createDirectory(folder.resolve("store"));
    first = Sandbox.in(folder.resolve("first"));
    second = Sandbox.in(folder.resolve("second"));
    second.home().with("PIP_INDEX_URL", first.packages().url().toString());
    // Where one log is kept the other has to be kept, or what was built may not be used.
    String log = first.home().environment().get("TESTKIT_BUILD_LOG");
    second.home().with("TESTKIT_BUILD_LOG", log);
    first.packages().publish(SdistBuilder.sdist("source_only", "1.5").file("source_only.py", ""));
    first.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
    String said = first.run("cache", "keygen", "farm-1").succeeds().output();
    for (Sandbox machine : List.of(first, second)) {
      machine.home().with("PIP_ACCEL_TRUSTED_KEYS", value(said, "trusted-keys"));
      machine.file("requirements.txt", "base\nsource_only==1.5\n");
    }
    first.home().with("PIP_ACCEL_SIGNING_KEY", value(said, "signing-key"));
  }

  private static String value(String said, String key) {
    return said.lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf('=') + 2))
        .findFirst()
        .orElseThrow();
  }

  private void share() {
    first.home().with("PIP_ACCEL_SHARED_CACHE", store.toString());
    second.home().with("PIP_ACCEL_SHARED_CACHE", "read " + store);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private void requireInstalledOffline() throws Exception {
    int builds = first.builds().size();
    PythonEnvironment environment = second.environment("env");
    first.index().fault("/", Fault.status(503));
    second.install(environment, "--accel-offline", "-r", "requirements.txt").succeeds();
    assertThat(second.run("--python", environment.root().toString(), "freeze").output())
        .isEqualTo("base==1.0\nsource_only==1.5\n");
    assertThat(first.builds()).hasSize(builds);
  }

  @Test
  void bundleFillsAnEnvironmentWithoutNetwork() throws Exception {
    first.install(first.environment("env"), "-r", "requirements.txt").succeeds();
    int builds = first.builds().size();

    first.run("cache", "export", "farm.bundle", "-r", "requirements.txt").succeeds();
    assertThat(first.builds()).hasSize(builds);
    Path bundle = first.home().work().resolve("farm.bundle");
    assertThat(second.run("cache", "import", bundle.toString()).succeeds().output())
        .startsWith("Took ");

    requireInstalledOffline();
  }

  @Test
  void bundleOfAStrangerIsNotTaken() throws Exception {
    first.run("cache", "export", "farm.bundle", "base").succeeds();
    second.home().with("PIP_ACCEL_TRUSTED_KEYS", "");
    String bundle = first.home().work().resolve("farm.bundle").toString();

    Outcome outcome = second.run("cache", "import", bundle).succeeds();

    assertThat(outcome.output()).startsWith("Took 1 things");
    assertThat(outcome.errors()).contains("not signed by one of the trusted-keys");
  }

  @Test
  void bundleThatNobodyCouldBelieveIsNotMade() {
    assertThat(second.run("cache", "export", "farm.bundle", "base").fails().errors())
        .contains("signing-key");
    assertThat(second.run("cache", "import", "missing.bundle").fails().errors())
        .contains("missing.bundle");
  }

  @Test
  void fileThatIsNoBundleIsTold() throws Exception {
    first.file("page.html", "<html>" + " ".repeat(2000) + "</html>");
    first.file("empty", "");

    for (String file : List.of("page.html", "empty")) {
      assertThat(first.run("cache", "import", file).fails().errors())
          .contains("nothing to be taken from", file);
    }
    first.file("cut.whl", "PK" + "\u0007".repeat(2000));
    assertThat(first.run("cache", "import", "cut.whl").fails().errors()).contains("cut.whl");
  }

  @Test
  void verbsThatNeedTheOwnCacheAreRefusedWithoutOne() throws Exception {
    share();
    first.home().with("PIP_NO_CACHE_DIR", "1");
    for (String verb : List.of("push", "pull", "export", "import", "stats")) {
      assertThat(first.run("cache", verb, "farm.bundle").fails().errors())
          .contains("cache is disabled");
    }
    first.run("cache", "gc", "--max-age", "1d").succeeds();
  }

  @Test
  void pushThatCouldStoreNothingFails() throws Exception {
    share();

    assertThat(second.run("cache", "push", "base").fails().errors())
        .contains("There is no shared cache that may be written");
    first.run("cache", "pull", "base").succeeds();
    first.home().with("PIP_ACCEL_SHARED_CACHE", "http://127.0.0.1:1/");
    assertThat(first.run("cache", "push", "base", "--accel-offline").fails().errors())
        .contains("Not everything could be stored");
  }

  @Test
  void keyNeedsAFileOfItsOwn() {
    for (String file : List.of("/", "..", "farm 1")) {
      assertThat(first.run("cache", "keygen", file).fails().errors()).contains("key");
    }
  }

  @Test
  void whatIsPushedFromTheCachesIsPulledElsewhere() throws Exception {
    first.install(first.environment("env"), "-r", "requirements.txt").succeeds();
    int builds = first.builds().size();
    share();

    assertThat(first.run("cache", "push", "-r", "requirements.txt").succeeds().output())
        .contains("Everything is here for 2 distributions", " things in " + store);
    assertThat(first.builds()).hasSize(builds);
    second.run("cache", "pull", "-r", "requirements.txt").succeeds();
    assertThat(first.builds()).hasSize(builds);
    second.home().with("PIP_ACCEL_SHARED_CACHE", "");

    requireInstalledOffline();
  }

  @Test
  void storeThatTakesNothingFailsAPush() {
    first.home().with("PIP_ACCEL_SHARED_CACHE", folder.resolve("missing").toString());

    assertThat(first.run("cache", "push", "base").fails().errors())
        .contains("Not everything could be stored");
  }

  @Test
  void statisticsTellWhatWasShared() throws Exception {
    share();
    assertThat(second.run("cache", "stats").succeeds().output()).startsWith("Nothing was asked");
    first.install(first.environment("env"), "-r", "requirements.txt").succeeds();
    second.install(second.environment("env"), "-r", "requirements.txt").succeeds();

    assertThat(second.run("cache", "stats").succeeds().output())
        .contains("Shared cache", "Hits", store.toString());
    var json =
        (JsonValue.JsonObject)
            JsonValue.parse(second.run("cache", "stats", "--json").succeeds().output());
    var backends = (JsonValue.JsonArray) json.member("backends").orElseThrow();
    var backend = (JsonValue.JsonObject) backends.elements().getFirst();
    assertThat(backend.text("backend")).contains(store.toString());
    assertThat(((JsonValue.JsonNumber) backend.member("hits").orElseThrow()).asLong())
        .hasValueSatisfying(hits -> assertThat(hits).isGreaterThanOrEqualTo(4));
    assertThat(backend.member("build_seconds_saved")).isPresent();

    second.run("cache", "stats", "--prometheus", "shared.prom").succeeds();
    assertThat(second.home().work().resolve("shared.prom"))
        .content()
        .contains(
            "# TYPE pip_accel_shared_cache_hits_total counter\n",
            "pip_accel_shared_cache_errors_total{backend=\"" + store + "\"} 0\n");
  }

  @Test
  void roomIsMadeInWhatMayBeWritten() throws Exception {
    share();
    first.run("cache", "push", "-r", "requirements.txt").succeeds();

    assertThat(first.run("cache", "gc").fails().errors()).contains("--max-size");
    assertThat(second.run("cache", "gc", "--max-size", "0").succeeds().output())
        .contains("left as it is");
    assertThat(first.run("cache", "gc", "--max-size", "0", "--dry-run").succeeds().output())
        .contains("would delete");
    assertThat(first.run("cache", "gc", "--max-age", "1d").succeeds().output())
        .contains("deleted 0 of ");
    first.run("cache", "gc", "--max-size", "0").succeeds();

    assertThat(first.run("cache", "gc", "--max-size", "0").succeeds().output())
        .contains("deleted 0 of 0 things");
    second.install(second.environment("env"), "-r", "requirements.txt").succeeds();
  }
}
