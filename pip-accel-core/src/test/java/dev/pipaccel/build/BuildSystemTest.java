package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildSystemTest {
  @TempDir private Path folder;

  @Test
  void aFolderWithNeitherFileIsNoProject() {
    assertThatThrownBy(this::read)
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "x does not appear to be a Python project: neither 'setup.py' nor 'pyproject.toml'"
                + " found");
  }

  @Test
  void setupScriptAloneMeansTheLegacyBackend() throws Exception {
    Files.createFile(folder.resolve("setup.py"));

    BuildSystem system = read();

    assertThat(system.backend()).isEqualTo("setuptools.build_meta:__legacy__");
    assertThat(system.requires()).hasToString("[setuptools>=40.8.0]");
    assertThat(system.expected()).isEmpty();
  }

  @Test
  void aFileWithoutTheTableMeansTheLegacyBackend() throws Exception {
    pyproject("[project]\nname = 'x'\n");

    assertThat(read().backend()).isEqualTo("setuptools.build_meta:__legacy__");
    assertThat(read().requires()).hasToString("[setuptools>=40.8.0]");
  }

  @Test
  void withoutABackendSetuptoolsMustComeWithTheRequirements() throws Exception {
    pyproject("[build-system]\nrequires = ['cython', 'wheel; python_version < \"3\"']\n");

    BuildSystem system = read();

    assertThat(system.backend()).isEqualTo("setuptools.build_meta:__legacy__");
    assertThat(system.requires()).hasSize(2);
    assertThat(system.expected()).hasToString("[setuptools>=40.8.0]");
  }

  @Test
  void backendAndPathAreRead() throws Exception {
    pyproject(
        "[build-system]\n"
            + "requires = []\n"
            + "build-backend = 'a.b:c'\n"
            + "backend-path = ['.', 'in/../tree']");

    BuildSystem system = read();

    assertThat(system.backend()).isEqualTo("a.b:c");
    assertThat(system.backendPath()).containsExactly(folder, folder.resolve("tree"));
    assertThat(system.expected()).isEmpty();
  }

  @Test
  void requiresMustBeThere() throws Exception {
    pyproject("[build-system]\nbuild-backend = 'a'\n");

    assertDetail(
        "This package has an invalid pyproject.toml file.\n"
            + "The [build-system] table is missing the mandatory `requires` key.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requires = 'x'                         | requires      | It is not a list of strings.",
        "requires = ['x', 1]                    | requires      | It is not a list of strings.",
        "requires = ['x y']                     | requires"
            + "      | It contains an invalid requirement: 'x y'",
        "requires = []\\nbuild-backend = 1       | build-backend | It is not a string.",
        "requires = []\\nbackend-path = 'a'      | backend-path  | It is not a list of strings.",
        "requires = []\\nbackend-path = ['/a']   | backend-path"
            + "  | Its paths must be relative: '/a'",
        "requires = []\\nbackend-path = ['../a'] | backend-path"
            + "  | Its paths must be inside the source tree: '../a'",
      })
  void invalidKeysAreNamed(String toml, String key, String reason) throws Exception {
    pyproject("[build-system]\n" + toml.replace("\\n", "\n"));

    assertDetail(
        "This package has an invalid `build-system.%s` key in pyproject.toml.\n%s"
            .formatted(key, reason));
  }

  @Test
  void brokenTomlIsNamedWithItsPlace() throws Exception {
    pyproject("[build-system]\nrequires = [\n");

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            BuildException.class,
            failure -> {
              assertThat(failure).hasMessage("Can not process x");
              assertThat(failure.detail().orElseThrow())
                  .contains("pyproject.toml is not valid TOML", "line");
            });
  }

  @Test
  void aSubdirectoryIsTheProject() throws Exception {
    Path below = Files.createDirectories(folder.resolve("sub"));
    Files.createFile(below.resolve("setup.py"));
    SourceTree tree = new SourceTree(folder, java.util.Optional.of("sub"), "x");

    assertThat(BuildSystem.read(tree).backend()).isEqualTo("setuptools.build_meta:__legacy__");
  }

  private void assertDetail(String detail) {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            BuildException.class,
            failure -> {
              assertThat(failure).hasMessage("Can not process x");
              assertThat(failure.detail()).contains(detail);
            });
  }

  private void pyproject(String content) throws Exception {
    Files.writeString(folder.resolve("pyproject.toml"), content);
  }

  private BuildSystem read() throws BuildException {
    return BuildSystem.read(SourceTree.of(folder, "x"));
  }
}
