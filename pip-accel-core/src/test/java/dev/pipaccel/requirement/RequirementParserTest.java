package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.index.Link;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementParserTest {
  @TempDir Path folder;
  private RequirementFixture files;

  @BeforeEach
  void makeFiles() {
    files = new RequirementFixture(folder);
  }

  @Test
  void foldersAreTakenForProjectsOnlyIfTheyLookLikePaths() throws Exception {
    files.file("six/pyproject.toml", "");

    assertThat(files.line("six").link()).isEmpty();
    assertThat(files.line("./six").link()).contains(new Link("file://" + folder + "/six"));
    assertThat(files.line("./six").requirement()).isEmpty();
    assertThat(files.line("./six[A,b]").extras()).map(Object::toString).containsExactly("a", "b");
    assertThat(files.line("./six ; python_version > '3'").marker()).isPresent();
  }

  @Test
  void foldersWithoutProjectAreRefused() {
    files.file("data/x", "");

    assertThatThrownBy(() -> files.line("./data"))
        .hasMessage(
            "Directory './data' is not installable. Neither 'setup.py' nor 'pyproject.toml'"
                + " found.");
  }

  @Test
  void wheelsAreNamedByTheirFile() throws Exception {
    files.file("My_Pkg-1.0-py3-none-any.whl", "");

    RootRequirement root = files.line("My_Pkg-1.0-py3-none-any.whl[x]");

    assertThat(root.requirement().orElseThrow().name()).hasToString("my-pkg");
    assertThat(root.requirement().orElseThrow().specifiers()).hasToString("==1.0");
    assertThat(root.extras()).map(Object::toString).containsExactly("x");
    assertThat(files.warnings).isEmpty();
  }

  @Test
  void missingArchivesAreMentioned() throws Exception {
    RootRequirement root = files.line("gone-1.0.tar.gz");

    assertThat(root.link()).contains(new Link("file://" + folder + "/gone-1.0.tar.gz"));
    assertThat(files.warnings)
        .containsExactly(
            "Requirement 'gone-1.0.tar.gz' looks like a filename, but the file does not exist");
  }

  @Test
  void urlsKeepTheirFragmentAndMayCarryAMarker() throws Exception {
    RootRequirement root =
        files.line("https://h.example/x.zip#egg=x&subdirectory=y ; python_version > '3'");

    assertThat(root.link()).contains(new Link("https://h.example/x.zip#egg=x&subdirectory=y"));
    assertThat(root.requirement().orElseThrow().displayName()).isEqualTo("x");
    assertThat(root.marker()).isPresent();
  }

  @Test
  void semicolonWithoutSpaceBelongsToTheUrl() throws Exception {
    assertThat(files.line("https://h.example/x.zip;y=1").link())
        .contains(new Link("https://h.example/x.zip;y=1"));
  }

  @Test
  void nameAtUrlHasBoth() throws Exception {
    RootRequirement root = files.line("x[e] @ https://h.example/y.tar.gz ; python_version > '3'");

    assertThat(root.requirement().orElseThrow().displayName()).isEqualTo("x");
    assertThat(root.link()).contains(new Link("https://h.example/y.tar.gz"));
    assertThat(root.extras()).map(Object::toString).containsExactly("e");
    assertThat(root.marker()).isPresent();
  }

  @Test
  void singleEqualsSignIsExplained() {
    assertThatThrownBy(() -> files.line("six=1"))
        .isInstanceOfSatisfying(
            RequirementsException.class,
            e -> {
              assertThat(e.hint()).contains("= is not a valid operator. Did you mean == ?");
              assertThat(e.detail()).contains("    six=1\n       ^");
            })
        .hasMessageStartingWith("Invalid requirement: 'six=1': ");
  }

  @Test
  void pathsThatAreNoProjectsAreExplained() {
    assertThatThrownBy(() -> files.line("./nope"))
        .isInstanceOfSatisfying(
            RequirementsException.class,
            e ->
                assertThat(e.hint())
                    .contains("It looks like a path. File './nope' does not exist."));
    files.file("sub/requirements.txt", "# x\nsix==1 # y\n").file("sub/prose.txt", "Dear Sir,\n");
    assertThatThrownBy(() -> files.line("sub/requirements.txt"))
        .isInstanceOfSatisfying(
            RequirementsException.class,
            e ->
                assertThat(e.hint().orElseThrow())
                    .contains("appears to be a requirements file. If that is the case, use the"));
    assertThatThrownBy(() -> files.line("sub/prose.txt"))
        .isInstanceOfSatisfying(
            RequirementsException.class,
            e -> assertThat(e.hint()).contains("It looks like a path. The path does exist."));
  }

  @Test
  void invalidEggIsRefused() {
    assertThatThrownBy(() -> files.line("https://h.example/x.zip#egg=a[b]"))
        .hasMessageStartingWith("The 'a[b]' egg fragment is invalid");
  }

  @Test
  void editablesAreFoldersOrRepositories() throws Exception {
    files.file("p/setup.py", "");

    assertThat(files.editable("p").link()).contains(new Link("file://" + folder + "/p"));
    assertThat(files.editable("./p[x]").extras()).map(Object::toString).containsExactly("x");
    assertThat(files.editable("git+https://h.example/r.git@v1#egg=r").requirement())
        .map(requirement -> requirement.displayName())
        .contains("r");
    assertThat(files.editable("git://h.example/r#egg=r").link())
        .contains(new Link("git+git://h.example/r#egg=r"));
    assertThat(files.editable("r[y] @ git+https://h.example/r").extras())
        .map(Object::toString)
        .containsExactly("y");
  }

  @Test
  void otherEditablesAreRefused() {
    assertThatThrownBy(() -> files.editable("six"))
        .hasMessageStartingWith(
            "six is not a valid editable requirement. It should either be a path to a local project"
                + " or a VCS URL (beginning with bzr+http, ");
    assertThatThrownBy(() -> files.editable("git+https://h.example/r"))
        .hasMessage(
            "Could not detect requirement name for 'git+https://h.example/r', please specify one"
                + " with your_package_name @ URL");
  }

  @Test
  void editablesAreNoConstraints() {
    files.file("p/setup.py", "").file("c.txt", "-e ./p\n");

    assertThatThrownBy(() -> files.reader().read("c.txt", true))
        .hasMessage("Editable requirements are not allowed as constraints (from line 1 of c.txt)");
  }
}
