package dev.pipaccel.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.vcs.Checkouts;
import dev.pipaccel.vcs.VcsContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenEnvironmentTest {
  private final ProcessRunner processes = new ProcessRunner();
  private final List<String> lines = new ArrayList<>();
  private GeneratedEnvironment environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new GeneratedEnvironment(folder);
  }

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void pinsAreSortedWhateverTheCaseOfTheirNames() throws Exception {
    environment.install("b");
    environment.install("C");
    environment.info("a-1.0.0rc1.dist-info", "Name: a\nVersion: 1.0.0c1\n");
    environment.info("odd-x.y.dist-info", "Name: odd\nVersion: x.y\n");
    environment.install("pip");

    frozen(true).writeRest(Set.of("pip"));

    assertThat(lines).containsExactly("a==1.0.0rc1", "b==1.0", "C==1.0", "odd===x.y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        """
        {"url": "https://h.example/a.zip", "archive_info": {"hash": "sha256=ab"}, "subdirectory": "s"}\
        |https://h.example/a.zip#sha256=ab&subdirectory=s\
        """,
        """
        {"url": "https://h.example/a.whl", "archive_info": {}}|https://h.example/a.whl\
        """,
        """
        {"url": "ssh://git@h.example/a", "vcs_info": {"vcs": "git", "commit_id": "abc"}}\
        |git+ssh://git@h.example/a@abc\
        """,
        """
        {"url": "file:///work/a", "dir_info": {}}|file:///work/a\
        """,
      })
  void whatCameFromAUrlIsNamedByIt(String directUrl, String reference) throws Exception {
    Files.writeString(environment.install("a").resolve("direct_url.json"), directUrl);

    frozen(true).writeRest(Set.of());

    assertThat(lines).containsExactly("a @ " + reference);
  }

  @Test
  void invalidDirectUrlIsPassedOverWithAWarning() throws Exception {
    Files.writeString(environment.install("a").resolve("direct_url.json"), "{}");

    frozen(true).writeRest(Set.of());

    assertThat(lines).containsExactly("a==1.0");
    assertThat(environment.report().warnings())
        .first()
        .asString()
        .startsWith("Error parsing direct_url.json for a: ");
  }

  @Test
  void editableProjectsAreNamedByTheirFolder() throws Exception {
    Path project = Files.createDirectory(environment.root().resolve("project"));
    Files.writeString(
        environment.install("a").resolve("direct_url.json"),
        "{\"url\": \"file://" + project + "\", \"dir_info\": {\"editable\": true}}");

    frozen(true).writeRest(Set.of());
    frozen(false).writeRest(Set.of());

    assertThat(lines)
        .containsExactly("# Editable install with no version control (a==1.0)\n-e " + project);
  }

  @Test
  void filesGiveOrderCommentsAndOptions() throws Exception {
    environment.install("first");
    environment.install("second");
    environment.install("third");
    Files.writeString(
        folder.resolve("one.txt"),
        """
        # comment

        --pre
        Second>=1  # why
        # comment
        missing; python_version > "3"
        """);
    Files.writeString(folder.resolve("two.txt"), "--pre\n-f place\nsecond\n./file.zip\nfirst");
    Files.writeString(folder.resolve("file.zip"), "");

    FrozenEnvironment frozen = frozen(true);
    frozen.writeInOrderOf(List.of("one.txt", "two.txt"));
    frozen.writeRest(Set.of());

    assertThat(lines)
        .containsExactly(
            "# comment",
            "",
            "--pre",
            "second==1.0",
            "-f place",
            "first==1.0",
            "## The following requirements were added by pip freeze:",
            "third==1.0");
    assertThat(environment.report().warnings())
        .containsExactly(
            "Requirement file [one.txt] contains missing; python_version > \"3\","
                + " but package 'missing' is not installed",
            "Requirement file [two.txt] contains second, but package 'second' is not installed");
    assertThat(environment.report().said())
        .first()
        .isEqualTo(
            "Skipping line in requirement file [two.txt] because it's not clear what it would"
                + " install: ./file.zip");
  }

  @Test
  void repeatedRequirementsAreToldWithTheirFiles() throws Exception {
    environment.install("a");
    Files.writeString(folder.resolve("b.txt"), "a\n");
    Files.writeString(folder.resolve("a.txt"), "a>=1\na\n");

    frozen(true).writeInOrderOf(List.of("b.txt", "a.txt"));

    assertThat(environment.report().warnings())
        .containsExactly("Requirement a included multiple times [a.txt, b.txt]");
  }

  @Test
  void emptyFileWritesNothing() throws Exception {
    Files.writeString(folder.resolve("empty.txt"), "");

    frozen(true).writeInOrderOf(List.of("empty.txt"));

    assertThat(lines).containsExactly("## The following requirements were added by pip freeze:");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> frozen(true).writeInOrderOf(List.of("none.txt")))
        .isInstanceOf(RequirementsException.class)
        .hasMessageContaining("none.txt");
  }

  private FrozenEnvironment frozen(boolean editables) {
    var context =
        new VcsContext(
            processes,
            Map.of("PATH", ""),
            folder,
            0,
            true,
            List.of(),
            (text, options) -> "",
            environment.report());
    return new FrozenEnvironment(
        environment.distributions(),
        new Freezer(new Checkouts(context), environment.report()),
        editables,
        new ProcessFacts(Map.of(), folder, folder, ProcessFacts.OperatingSystem.UNIX, false),
        environment.report(),
        lines::add);
  }
}
