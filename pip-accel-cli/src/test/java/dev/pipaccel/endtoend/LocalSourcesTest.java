package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not on an index: source trees, wheels and repositories of the user's own.
class LocalSourcesTest {
  private static final long GIT_SECONDS = 30;

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
  void close() {
    sandbox.close();
  }

  @Test
  void editableProjectIsUsedWhereItLies() throws Exception {
    Path project =
        SdistBuilder.sdist("project", "1.0")
            .requires("base")
            .unpackedIn(sandbox.home().work().resolve("project"));

    sandbox.install(environment, "-e", "./project").succeeds();

    assertThat(environment.freeze()).containsExactly("base==1.0", "project==1.0");
    assertThat(environment.python("import project; print(project.__file__)"))
        .isEqualTo(project.resolve("project/__init__.py").toString());
    assertThat(environment.distInfo("project", "direct_url.json"))
        .isEqualTo("{\"dir_info\": {\"editable\": true}, \"url\": \"" + uri(project) + "\"}");
    environment.isConsistent();

    // An ordinary install of the same project takes its place.
    assertThat(sandbox.install(environment, "./project").succeeds().output())
        .contains("Successfully uninstalled project-1.0");
    assertThat(environment.python("import project; print(project.__file__)"))
        .startsWith(environment.site().toString());
    environment.isConsistent();
  }

  @Test
  void sourceTreeIsBuiltAnewAfterEachChange() throws Exception {
    Path project =
        SdistBuilder.sdist("project", "1.0").unpackedIn(sandbox.home().work().resolve("project"));
    var before = Tree.names(project);

    sandbox.install(environment, "./project").succeeds();
    // Python keeps the bytecode of a backend that lies in the tree, whoever calls it.
    assertThat(Tree.names(project))
        .filteredOn(name -> !name.contains("__pycache__"))
        .isEqualTo(before);
    assertThat(environment.distInfo("project", "direct_url.json"))
        .isEqualTo("{\"dir_info\": {}, \"url\": \"" + uri(project) + "\"}");
    Files.writeString(project.resolve("project/__init__.py"), "__version__ = 'changed'\n");
    sandbox.install(environment, "--force-reinstall", "./project").succeeds();

    assertThat(environment.python("import project; print(project.__version__)"))
        .isEqualTo("changed");
  }

  @Test
  void wheelIsTakenFromItsPath() throws Exception {
    Path wheel =
        WheelBuilder.wheel("tool", "2.0")
            .module("tool")
            .requires("base")
            .build(sandbox.home().work().resolve("wheels"));

    Outcome outcome = sandbox.install(environment, "wheels/" + wheel.getFileName()).succeeds();

    assertThat(outcome.transcript(sandbox))
        .isEqualTo(
            """
            Looking in indexes: http://INDEX/simple/
            Processing ./wheels/tool-2.0-py3-none-any.whl
            Collecting base (from tool==2.0)
            Installing collected packages: base, tool
            Successfully installed base-1.0 tool-2.0
            """);
    assertThat(environment.distInfo("tool", "direct_url.json"))
        .startsWith("{\"archive_info\": {\"hash\": \"sha256=")
        .endsWith("\"url\": \"" + uri(wheel) + "\"}");
  }

  @Test
  void wheelsAreFoundInFolders() throws Exception {
    Path wheels = sandbox.home().work().resolve("wheels");
    WheelBuilder.wheel("tool", "2.0").module("tool").build(wheels);

    sandbox.install(environment, "--no-index", "-f", wheels.toString(), "tool").succeeds();

    assertThat(environment.freeze()).containsExactly("tool==2.0");
    assertThat(environment.distInfo("tool", "direct_url.json")).isEqualTo("none");
    assertThat(sandbox.index().requests()).isEmpty();
  }

  @Test
  void repositoryIsInstalledAtItsCommit() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "git is not there");
    Path project =
        SdistBuilder.sdist("project", "1.0")
            .unpackedIn(sandbox.home().work().resolve("repository"));
    git(project, "init", "-q");
    git(project, "add", ".");
    git(project, "-c", "user.name=t", "-c", "user.email=t@example", "commit", "-q", "-m", "one");
    git(project, "tag", "v1");
    String commit = git(project, "rev-parse", "HEAD").strip();

    sandbox.install(environment, "project @ git+" + uri(project) + "@v1").succeeds();

    assertThat(environment.freeze()).containsExactly("project==1.0");
    assertThat(environment.distInfo("project", "direct_url.json"))
        .isEqualTo(
            "{\"url\": \"%s\", \"vcs_info\": {\"commit_id\": \"%s\", \"requested_revision\": \"v1\", \"vcs\": \"git\"}}"
                .formatted(uri(project), commit));
    assertThat(Tree.names(sandbox.home().temporary())).isEmpty();
  }

  private String git(Path directory, String... words) throws Exception {
    String[] command = new String[words.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = directory.toString();
    System.arraycopy(words, 0, command, 3, words.length);
    return Running.start(sandbox.home().process(command), GIT_SECONDS)
        .outcome()
        .succeeds()
        .output();
  }

  private static String uri(Path path) {
    return "file://" + path;
  }
}
