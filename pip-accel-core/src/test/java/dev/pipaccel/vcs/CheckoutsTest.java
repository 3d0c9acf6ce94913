package dev.pipaccel.vcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import dev.pipaccel.report.Report;
import dev.pipaccel.vcs.Checkouts.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutsTest {
  @TempDir private Path temporary;
  private final ProcessRunner runner = new ProcessRunner();
  private TestRepository repository;

  @BeforeEach
  void makeRepository() throws Exception {
    assumeTrue(ProgramSearch.find("git", TestRepository.environment(temporary)).isPresent());
    repository = new TestRepository(temporary.toRealPath().resolve("origin"));
  }

  @AfterEach
  void closeRepository() {
    runner.close();
  }

  @Test
  void folderOfItsOwnHasNoSource() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("folder"));

    assertThat(source(folder)).isEqualTo(new Source.Unversioned());
  }

  @Test
  void checkoutIsNamedByRemoteAndCommit() throws Exception {
    Files.writeString(repository.folder().resolve("setup.py"), "");
    String commit = repository.commit("one");
    repository.git("remote", "add", "other", "https://h.example/other");
    repository.git("remote", "add", "origin", "git@h.example:a/b.git");

    assertThat(source(repository.folder()))
        .isEqualTo(
            new Source.Repeatable(
                "git+ssh://git@h.example/a/b.git@" + commit + "#egg=The_Project"));
  }

  @Test
  void projectBelowTheTopIsNamedBySubdirectory() throws Exception {
    Path project = Files.createDirectories(repository.folder().resolve("sub/project"));
    Files.writeString(project.resolve("pyproject.toml"), "");
    String commit = repository.commit("one");
    Path elsewhere = Files.createDirectory(temporary.toRealPath().resolve("else where"));
    repository.git("remote", "add", "origin", elsewhere.toString());

    assertThat(source(project))
        .isEqualTo(
            new Source.Repeatable(
                "git+file://"
                    + elsewhere.toString().replace(" ", "%20")
                    + "@"
                    + commit
                    + "#egg=The_Project&subdirectory=sub/project"));
  }

  @Test
  void repositoryOfItsOwnHasNoRemote() throws Exception {
    repository.commit("one");

    assertThat(source(repository.folder())).isEqualTo(new Source.WithoutRemote("Git"));
  }

  @Test
  void remoteThatIsGoneIsShown() throws Exception {
    repository.commit("one");
    repository.git("remote", "add", "origin", "/is/gone");

    assertThat(source(repository.folder())).isEqualTo(new Source.InvalidRemote("Git", "/is/gone"));
  }

  @Test
  void missingProgramIsNamed() throws Exception {
    repository.commit("one");

    assertThat(source(repository.folder(), Map.of("PATH", "/nowhere")))
        .isEqualTo(new Source.MissingProgram("git"));
  }

  private Source source(Path folder) {
    return source(folder, TestRepository.environment(temporary));
  }

  private Source source(Path folder, Map<String, String> environment) {
    var context =
        new VcsContext(
            runner,
            environment,
            temporary,
            0,
            true,
            List.of(),
            (text, options) -> "",
            Report.silent());
    return new Checkouts(context).source(folder, "The-Project");
  }
}
