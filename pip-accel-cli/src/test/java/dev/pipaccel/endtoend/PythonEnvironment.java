package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A virtual environment without pip, made from the `python3` on the search path.
final class PythonEnvironment {
  private static final long SECONDS = 60;

  private final Path root;
  private final TemporaryHome home;
  private Map<String, String> fresh = Map.of();

  private PythonEnvironment(Path root, TemporaryHome home) {
    this.root = root;
    this.home = home;
  }

  static PythonEnvironment in(Path root, TemporaryHome home)
      throws IOException, InterruptedException {
    var environment = new PythonEnvironment(root, home);
    if (!Files.exists(root)) {
      Running.start(
              home.process(BasePython.path(), "-m", "venv", "--without-pip", root.toString()),
              SECONDS)
          .outcome()
          .succeeds();
    }
    environment.fresh = Tree.facts(root);
    return environment;
  }

  Path root() {
    return root;
  }

  /// Runs Python code in the environment.
  ///
  /// @return what it prints, without the end of the last line
  String python(String code) throws IOException, InterruptedException {
    return run("bin/python", "-B", "-c", code);
  }

  /// Runs a program of the environment.
  String run(String program, String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = root.resolve(program).toString();
    System.arraycopy(words, 0, command, 1, words.length);
    return Running.start(home.process(command), SECONDS).outcome().succeeds().output().strip();
  }

  /// Returns what is installed, as sorted `name==version`, by the environment's own account.
  List<String> freeze() throws IOException, InterruptedException {
    String lines =
        python(
            """
            from importlib.metadata import distributions
            for d in sorted("%s==%s" % (d.metadata["Name"], d.version) for d in distributions()):
                print(d)
            """);
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
  }

  /// Fails unless every file that a RECORD names is there with the hash and size it gives, and no
  /// two RECORDs together leave out a file of site-packages.
  void isConsistent() throws IOException, InterruptedException {
    assertThat(
            python(
                """
                import base64, hashlib, os, sys, sysconfig
                from importlib.metadata import distributions
                site = sysconfig.get_path("purelib")
                seen = set()
                for d in distributions(path=[site]):
                    for f in d.files:
                        path = os.path.normpath(str(f.locate()))
                        seen.add(path)
                        if not os.path.exists(path):
                            print("missing: " + path)
                            continue
                        content = open(path, "rb").read()
                        if f.size is not None and f.size != len(content):
                            print("size: " + path)
                        if f.hash is not None:
                            digest = hashlib.new(f.hash.mode, content).digest()
                            if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != f.hash.value:
                                print("hash: " + path)
                for folder, _, names in os.walk(site):
                    for name in names:
                        path = os.path.normpath(os.path.join(folder, name))
                        if path not in seen:
                            print("not recorded: " + path)
                """))
        .isEmpty();
  }

  /// Returns the text of a file in the dist-info directory of an installed project, or `none`.
  String distInfo(String project, String file) throws IOException, InterruptedException {
    return python(
        """
        from importlib.metadata import distribution
        text = distribution("%s").read_text("%s")
        print("none" if text is None else text)
        """
            .formatted(project, file));
  }

  /// Returns the site-packages folder.
  Path site() throws IOException {
    try (var versions = Files.list(root.resolve("lib"))) {
      return versions.findFirst().orElseThrow().resolve("site-packages");
    }
  }

  /// Returns what changed since this object was made: paths with modes and digests.
  Map<String, String> changes() throws IOException {
    Map<String, String> changes = Tree.facts(root);
    fresh.forEach((path, fact) -> {
      if (changes.containsKey(path)) {
        changes.remove(path, fact);
      } else {
        changes.put(path, "removed");
      }
    });
    return changes;
  }
}
