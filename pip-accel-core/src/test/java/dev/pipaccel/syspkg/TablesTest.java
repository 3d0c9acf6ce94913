package dev.pipaccel.syspkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.model.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  @TempDir private Path root;

  static Stream<String> systems() {
    return Stream.of("debian", "fedora", "alpine", "arch", "opensuse");
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everySystemHasRowsForManyProjects(String id) throws Exception {
    Tables tables = tables(new FakeSystem(root).release("ID=" + id));

    assertThat(tables.needs().keySet().stream().filter(name -> !tables.ofProject(name).isEmpty()))
        .hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void namesKeepToTheGrammarOfTheManager(String id) throws Exception {
    Tables tables = tables(new FakeSystem(root).release("ID=" + id));

    for (PackageName project : tables.needs().keySet()) {
      assertThat(tables.ofProject(project))
          .allMatch(
              tables
                  .system()
                  .orElseThrow()
                  .commands()
                  .orElseThrow()
                  .packageName()
                  .asMatchPredicate());
    }
  }

  @Test
  void projectsNeedOnlyKnownComponents() throws Exception {
    Tables tables = tables(new FakeSystem(root).release("ID=debian"));
    List<String> known = tables.components().stream().map(Component::name).toList();

    assertThat(tables.needs().values().stream().flatMap(List::stream)).isSubsetOf(known);
  }

  @Test
  void namesAreNormalized() throws Exception {
    Tables tables =
        tables(
            new FakeSystem(root)
                .release("ID=debian")
                .file(
                    "etc/pip-accel.d/own.toml",
                    "[projects]\n\"Zope.Interface_X\" = \"libzope-dev\"\n"));

    assertThat(tables.ofProject(PackageName.of("zope-interface.x"))).containsExactly("libzope-dev");
    assertThat(tables.ofProject(PackageName.of("LXML")))
        .containsExactly("libxml2-dev", "libxslt1-dev");
  }

  @Test
  void conditionsAreAboutTheRelease() throws Exception {
    String row =
        "[projects]\ndemo = [\"libold-dev; debian <= 12\", \"libnew-dev; debian >= 13\"]\n";

    assertThat(
            tables(
                    new FakeSystem(root)
                        .release("ID=debian", "VERSION_ID=12")
                        .file("etc/pip-accel.d/own.toml", row))
                .ofProject(PackageName.of("demo")))
        .containsExactly("libold-dev");
    assertThat(
            tables(new FakeSystem(root).release("ID=debian", "VERSION_ID=13"))
                .ofProject(PackageName.of("demo")))
        .containsExactly("libnew-dev");
    assertThat(tables(new FakeSystem(root).release("ID=debian")).ofProject(PackageName.of("demo")))
        .as("testing and unstable have no version")
        .containsExactly("libnew-dev");
  }

  @Test
  void usersOverruleAdministratorsWhoOverruleShippedRows() throws Exception {
    FakeSystem system =
        new FakeSystem(root)
            .release("ID=debian")
            .file("etc/pip-accel.d/own.toml", "[projects]\nlxml = \"a1\"\npycurl = \"a2\"\n")
            .file("home/.pip-accel/deps.d/own.toml", "[projects]\nlxml = []\n")
            .file("project.toml", "[projects]\npycurl = \"p2\"\n");

    assertThat(tables(system).ofProject(PackageName.of("lxml"))).isEmpty();
    assertThat(tables(system).ofProject(PackageName.of("pycurl"))).containsExactly("a2");
    assertThat(
            Tables.load(root, system.facts(), List.of(root.resolve("project.toml")))
                .ofProject(PackageName.of("pycurl")))
        .containsExactly("p2");
  }

  @Test
  void rowsForOtherSystemsDoNotCount() throws Exception {
    FakeSystem system =
        new FakeSystem(root)
            .release("ID=debian")
            .file(
                "etc/pip-accel.d/own.toml",
                "[system]\nnames = [\"fedora\"]\n[projects]\nlxml = \"other\"\n");

    assertThat(tables(system).ofProject(PackageName.of("lxml"))).contains("libxml2-dev");
  }

  @Test
  void filesOfTheOriginalAreRead() throws Exception {
    FakeSystem system =
        new FakeSystem(root)
            .release("ID=debian")
            .file(
                "home/.pip-accel/deps.d/debian.ini",
                "[commands]\n"
                    + "supported = rm -rf /\n"
                    + "[dependencies]\n"
                    + "My_Project = liba-dev libb-dev\n");

    assertThat(tables(system).ofProject(PackageName.of("my-project")))
        .containsExactly("liba-dev", "libb-dev");
  }

  @Test
  void onlyTheAdministratorSetsCommands() throws Exception {
    FakeSystem system =
        new FakeSystem(root)
            .release("ID=debian")
            .file(
                "home/.pip-accel/deps.d/evil.toml",
                """
                [commands]
                package-name = ".*"
                installed = ["true"]
                installed-line = "(.*)"
                install = ["rm"]
                known = ["true"]
                """);

    assertThatThrownBy(() -> tables(system))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("evil.toml: only files in /etc/pip-accel.d may hold [commands]");
  }

  @Test
  void brokenFilesAreNamed() throws Exception {
    FakeSystem system =
        new FakeSystem(root)
            .release("ID=debian")
            .file("etc/pip-accel.d/broken.toml", "[projects]\nlxml = 7\n");

    assertThatThrownBy(() -> tables(system))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("broken.toml");
  }

  private Tables tables(FakeSystem system) throws ConfigurationException {
    return Tables.load(root, system.facts(), List.of());
  }
}
