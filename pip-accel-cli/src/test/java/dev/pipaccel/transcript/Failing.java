package dev.pipaccel.transcript;

import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.Publication;
import dev.pipaccel.testkit.RawTar;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Installs that fail, by the name of their transcript.
final class Failing {
  static final Map<String, Case> CASES = new TreeMap<>();

  private Failing() {}

  /// Sets the stage for an install.
  interface Case {
    /// Returns the words after `install`.
    List<String> prepare(Stage stage) throws Exception;
  }

  static {
    addMissing();
    addUnusable();
    addConflicts();
    addDirect();
    addHashes();
    addIndexes();
    addBroken();
  }

  private static List<String> words(String... words) {
    return List.of(words);
  }

  private static void addMissing() {
    CASES.put("no-such-project", stage -> words("nothing"));
    CASES.put(
        "no-such-version",
        stage -> {
          stage.wheel("lib", "1.0");
          stage.wheel("lib", "1.1");
          return words("lib>=2");
        });
    CASES.put(
        "no-such-version-of-a-dependency",
        stage -> {
          stage.wheel("web", "3.0", "app");
          stage.wheel("app", "1.0", "lib>=2");
          stage.wheel("lib", "1.0");
          stage.file("requirements.txt", "# what the site needs", "web");
          return words("-r", "requirements.txt");
        });
    CASES.put("requirements-file-as-project", stage -> words("requirements.txt"));
    CASES.put("requirements-file-missing", stage -> words("-r", "missing.txt"));
    CASES.put(
        "requirement-malformed",
        stage -> {
          stage.file("requirements.txt", "lib", "app >== 2");
          return words("-r", "requirements.txt");
        });
    CASES.put("path-missing", stage -> words("./project"));
  }

  private static void addUnusable() {
    CASES.put(
        "only-a-pre-release",
        stage -> {
          stage.wheel("lib", "1.0");
          stage.wheel("lib", "2.0rc1");
          return words("--only-final", ":all:", "lib>1");
        });
    CASES.put(
        "only-a-yanked-version",
        stage -> {
          stage.wheel("lib", "1.0");
          stage.wheel("lib", "2.0").yanked("loses data");
          return words("lib>1");
        });
    CASES.put(
        "wheels-for-others",
        stage -> {
          for (String tag :
              List.of("cp312-cp312-win_amd64", "cp312-cp312-macosx_11_0_arm64", "cp39-cp39-any")) {
            stage.packages().publish(WheelBuilder.wheel("lib", "1.0").module("lib").tag(tag));
          }
          stage.wheel("app", "1.0", "lib");
          return words("app");
        });
    CASES.put(
        "another-python",
        stage -> {
          stage.wheel("lib", "2.0").requiresPython(">=3.13");
          stage.wheel("lib", "2.1").requiresPython(">=3.14");
          return words("lib");
        });
    CASES.put(
        "another-python-in-the-metadata-alone",
        stage -> {
          stage
              .packages()
              .publish(WheelBuilder.wheel("lib", "2.0").module("lib").requiresPython("<3"));
          stage.wheel("app", "1.0", "lib");
          return words("app");
        });
    CASES.put(
        "only-sources-and-only-binary",
        stage -> {
          stage.packages().publish("lib-1.0.tar.gz", new byte[0]);
          return words("--only-binary", ":all:", "lib");
        });
    CASES.put(
        "only-wheels-and-no-binary",
        stage -> {
          stage.wheel("lib", "1.0");
          return words("--no-binary", "lib", "lib");
        });
    CASES.put(
        "uploaded-too-late",
        stage -> {
          stage.wheel("lib", "1.0").uploadTime("2024-05-01T12:00:00Z");
          return words("--uploaded-prior-to", "2024-04-01T00:00:00Z", "lib");
        });
    CASES.put(
        "metadata-invalid",
        stage -> {
          stage.wheel("lib", "1.0", "other>=1.0.*");
          stage.wheel("app", "1.0", "lib");
          return words("app");
        });
    CASES.put(
        "metadata-of-another-project",
        stage -> {
          stage
              .packages()
              .publish(
                  WheelBuilder.wheel("lib", "1.0")
                      .replace(
                          "lib-1.0.dist-info/METADATA",
                          "Metadata-Version: 2.2\nName: bill\nVersion: 1.0\n"));
          return words("lib");
        });
  }

  private static void addConflicts() {
    CASES.put(
        "conflict-of-two-dependencies",
        stage -> {
          addLibraries(stage);
          stage.wheel("app", "1.0", "lib<2");
          stage.wheel("web", "1.0", "lib>=2");
          return words("app", "web");
        });
    CASES.put(
        "conflict-with-the-user",
        stage -> {
          addLibraries(stage);
          stage.wheel("app", "1.0", "lib<2");
          stage.file("requirements.txt", "app==1.0", "lib==2.1");
          return words("-r", "requirements.txt");
        });
    CASES.put(
        "conflict-of-the-user",
        stage -> {
          addLibraries(stage);
          return words("lib<2", "lib>=2");
        });
    CASES.put(
        "conflict-with-a-constraint",
        stage -> {
          addLibraries(stage);
          stage.wheel("app", "1.0", "lib>=2");
          stage.file("constraints.txt", "lib<2");
          return words("-c", "constraints.txt", "app");
        });
    CASES.put(
        "conflict-of-every-version",
        stage -> {
          addLibraries(stage);
          for (int minor = 0; minor < 9; minor++) {
            stage.wheel("app", "1." + minor, "lib<2");
          }
          stage.wheel("web", "1.0", "lib>=2");
          return words("app", "web");
        });
    CASES.put(
        "conflict-further-down",
        stage -> {
          addLibraries(stage);
          stage.wheel("app", "1.0", "engine<2");
          stage.wheel("app", "1.1", "engine>=2");
          stage.wheel("engine", "1.0", "lib<2");
          stage.wheel("engine", "2.0", "lib<2", "extra-lib");
          stage.wheel("extra-lib", "1.0");
          stage.wheel("web", "1.0", "tool");
          stage.wheel("tool", "1.0", "lib>=2");
          return words("app", "web");
        });
    CASES.put(
        "conflict-in-an-extra",
        stage -> {
          addLibraries(stage);
          stage
              .packages()
              .publish(WheelBuilder.wheel("app", "1.0").module("app").extra("fast", "lib>=2"));
          return words("app[fast]", "lib<2");
        });
    CASES.put(
        "conflict-over-something-unusable",
        stage -> {
          stage.packages().publish(WheelBuilder.wheel("lib", "1.0").tag("cp312-cp312-win_amd64"));
          stage.wheel("app", "1.0", "lib");
          stage.wheel("app", "2.0", "lib");
          return words("app");
        });
    CASES.put(
        "conflict-that-a-pre-release-would-solve",
        stage -> {
          addLibraries(stage);
          stage.wheel("lib", "2.2b1");
          stage.wheel("app", "1.0", "lib!=2.1");
          return words("--only-final", "lib", "app", "lib>=2.1");
        });
  }

  private static void addLibraries(Stage stage) {
    for (String version : List.of("1.0", "1.1", "2.0", "2.1")) {
      stage.wheel("lib", version);
    }
  }

  private static void addDirect() {
    CASES.put(
        "url-against-pin",
        stage -> {
          Publication file = stage.wheel("lib", "1.0");
          stage.wheel("lib", "2.0");
          stage.wheel("app", "1.0", "lib==2.0");
          return words("lib @ " + stage.url(file), "app");
        });
    CASES.put(
        "two-urls-of-one-project",
        stage -> {
          Publication old = stage.wheel("lib", "1.0");
          Publication recent = stage.wheel("lib", "2.0");
          return words("lib @ " + stage.url(old), "lib @ " + stage.url(recent));
        });
    CASES.put(
        "url-of-another-project",
        stage -> {
          Path tree = Files.createDirectories(stage.home().work().resolve("tree"));
          stage.file(
              "tree/pyproject.toml", "[build-system]", "requires = []", "build-backend = 'b'");
          Files.createDirectories(tree.resolve("recorded.dist-info"));
          stage.file(
              "tree/recorded.dist-info/METADATA",
              "Metadata-Version: 2.2",
              "Name: bill",
              "Version: 1.0");
          return words("lib @ file://" + tree);
        });
    CASES.put(
        "url-of-a-wheel-for-others",
        stage -> {
          Publication file =
              stage
                  .packages()
                  .publish(WheelBuilder.wheel("lib", "1.0").tag("cp312-cp312-win_amd64"));
          return words(stage.url(file));
        });
    CASES.put(
        "url-not-found",
        stage -> {
          stage.wheel("app", "1.0", "lib @ " + stage.index().url("/gone/lib-1.0-py3-none-any.whl"));
          return words("app");
        });
    CASES.put("folder-without-a-project", stage -> words("-e", "."));
    CASES.put(
        "constraint-with-an-extra",
        stage -> {
          stage.wheel("app", "1.0");
          stage.file("constraints.txt", "app[fast]==1.0");
          return words("-c", "constraints.txt", "app");
        });
  }

  private static void addHashes() {
    String wrong = "0".repeat(64);
    CASES.put(
        "hash-of-the-user-wrong",
        stage -> {
          stage.wheel("lib", "1.0");
          stage.file("requirements.txt", "lib==1.0 --hash=sha256:" + wrong);
          return words("-r", "requirements.txt");
        });
    CASES.put(
        "hash-of-the-index-wrong",
        stage -> {
          stage.wheel("app", "1.0", "lib");
          stage.wheel("lib", "1.0").sha256(wrong);
          stage.file("requirements.txt", "app");
          return words("-r", "requirements.txt");
        });
    CASES.put(
        "hash-missing",
        stage -> {
          Publication app = stage.wheel("app", "1.0", "lib");
          stage.wheel("lib", "1.0");
          stage.file("requirements.txt", "app==1.0 --hash=sha256:" + app.sha256());
          return words("-r", "requirements.txt");
        });
    CASES.put(
        "hash-without-a-pin",
        stage -> {
          stage.wheel("lib", "1.0");
          return words("--require-hashes", "lib");
        });
  }

  private static void addIndexes() {
    CASES.put(
        "index-wants-credentials",
        stage -> {
          stage.packages().credentials("user", "secret");
          stage.wheel("lib", "1.0");
          stage.home().with("PIP_NO_INPUT", "1");
          return words("lib");
        });
    CASES.put(
        "index-forbids",
        stage -> {
          stage.index().fault("/simple/lib/", Fault.status(403));
          stage.wheel("app", "1.0", "lib>=1");
          return words("app");
        });
    CASES.put(
        "index-out-of-order",
        stage -> {
          stage.index().fault("/simple/", Fault.status(503));
          return words("lib");
        });
    CASES.put("index-never-asked-and-offline", stage -> words("--accel-offline", "lib"));
    CASES.put(
        "file-gone-from-the-index",
        stage -> {
          stage.wheel("app", "1.0", "lib");
          stage.wheel("lib", "1.0");
          stage.index().fault("/files/simple/lib/lib-1.0-py3-none-any.whl", Fault.status(404));
          return words("app");
        });
  }

  private static void addBroken() {
    CASES.put(
        "wheel-damaged",
        stage -> {
          stage.wheel("app", "1.0", "lib");
          stage
              .packages()
              .publish("lib-1.0-py3-none-any.whl", bytes("this was to be a zip archive"));
          return words("app");
        });
    CASES.put(
        "build-fails",
        stage -> {
          stage.wheel("app", "1.0", "lib>=1");
          stage.packages().publish("lib-1.0.tar.gz", sources("lib-1.0", "requires = []"));
          return words("app");
        });
    CASES.put(
        "build-requirement-missing",
        stage -> {
          stage.packages().publish("lib-1.0.tar.gz", sources("lib-1.0", "requires = ['tool>=3']"));
          stage.wheel("tool", "2.0");
          return words("lib");
        });
  }

  /// Sources whose backend has nothing to tell.
  private static byte[] sources(String stem, String requires) {
    return new RawTar()
        .file(
            stem + "/pyproject.toml",
            "[build-system]\n" + requires + "\nbuild-backend = 'backend'\n")
        .gzipped();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
