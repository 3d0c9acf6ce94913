package dev.pipaccel.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.InstalledDistribution.Kind;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledDistributionsTest {
  private final List<String> warnings = new ArrayList<>();
  private Interpreter interpreter;
  private Path first;
  private Path second;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    interpreter = TestInterpreters.virtual(folder.toRealPath());
    first = Files.createDirectories(interpreter.sites().purelib());
    second = Files.createDirectory(folder.toRealPath().resolve("second"));
  }

  @Test
  void nameAndVersionComeFromTheFolder() throws Exception {
    info("Foo_Bar-1.0.dist-info", "Name: Foo.Bar\nVersion: 1.0\n");

    InstalledDistribution found = find("foo-bar");

    assertThat(found.kind()).isEqualTo(Kind.DIST_INFO);
    assertThat(found.displayName()).isEqualTo("Foo.Bar");
    assertThat(found.version()).hasToString("1.0");
    assertThat(found).hasToString("Foo.Bar 1.0");
    assertThat(found.location()).isEqualTo(first);
    assertThat(found.isLocal()).isTrue();
    assertThat(found.isInSitePackages()).isTrue();
  }

  @Test
  void firstOnThePathCounts() throws Exception {
    info("demo-1.0.dist-info", "Name: demo\nVersion: 1.0\n");
    Files.createDirectories(second.resolve("demo-2.0.dist-info"));

    assertThat(find("demo").rawVersion()).isEqualTo("1.0");
    assertThat(scan().all()).hasSize(1);
  }

  @Test
  void requirementsOfAnEggInfoAreDependencies() throws Exception {
    Path info =
        info("demo-1.0-py3.12.egg-info", "Metadata-Version: 1.1\nName: demo\nVersion: 1.0\n");
    Files.writeString(
        info.resolve("requires.txt"),
        "six>=1.0\n\n"
            + "[Extra_One]\n"
            + "attrs\n\n"
            + "[:python_version < '3']\n"
            + "enum34\n\n"
            + "[x:os_name == 'nt']\n"
            + "win\n");

    InstalledDistribution found = find("demo");

    assertThat(found.kind()).isEqualTo(Kind.EGG_INFO_FOLDER);
    assertThat(found.metadata().requiresDist())
        .extracting(requirement -> requirement.name().text())
        .containsExactly("six", "attrs", "enum34", "win");
    assertThat(found.metadata().providesExtra())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("extra-one", "x");
  }

  @Test
  void eggInfoFileIsMetadataItself() throws Exception {
    Files.writeString(first.resolve("demo-1.0.egg-info"), "Name: demo\nVersion: 1.0\n");

    assertThat(find("demo").kind()).isEqualTo(Kind.EGG_INFO_FILE);
    assertThat(find("demo").version()).hasToString("1.0");
  }

  @Test
  void linkLeadsToADevelopedProject() throws Exception {
    Path project = Files.createDirectory(folder.toRealPath().resolve("project"));
    Path info = Files.createDirectory(project.resolve("demo.egg-info"));
    Files.writeString(info.resolve("PKG-INFO"), "Name: demo\nVersion: 1.0\n");
    Files.writeString(first.resolve("demo.egg-link"), "\n" + project + "\n.");

    InstalledDistribution found = find("demo");

    assertThat(found.location()).isEqualTo(project);
    assertThat(found.installedLocation()).isEqualTo(first);
    assertThat(found.editableLocation()).contains(project);
    assertThat(found.isLocal()).isTrue();
  }

  @Test
  void editableInstallationTellsItsProject() throws Exception {
    Path info = info("demo-1.0.dist-info", "Name: demo\nVersion: 1.0\n");
    Files.writeString(
        info.resolve("direct_url.json"),
        "{\"url\": \"file:///work/my%20demo\", \"dir_info\": {\"editable\": true}}");

    assertThat(find("demo").editableLocation()).contains(Path.of("/work/my demo"));
  }

  @Test
  void leftoversOfRemovalsAreIgnoredWithAWarning() throws Exception {
    info("~emo-1.0.dist-info", "Name: demo\nVersion: 1.0\n");

    assertThat(scan().all()).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("Ignoring incompletely removed distribution ~emo-1.0.dist-info (" + first);
  }

  @Test
  void wheelOnThePathIsNotLookedInto() throws Exception {
    Path wheel = Files.writeString(second.resolve("demo-1.0-py3-none-any.whl"), "");

    InstalledDistributions found =
        InstalledDistributions.in(interpreter, List.of(wheel), Report.silent());

    assertThat(found.all()).isEmpty();
  }

  @Test
  void markersOfTheInstallationAreRead() throws Exception {
    Path info = info("demo-1.0.dist-info", "Name: demo\nVersion: 1.0\n");
    Files.writeString(info.resolve("INSTALLER"), "\n pip \n");
    Files.writeString(info.resolve("REQUESTED"), "");

    assertThat(find("demo").installer()).isEqualTo("pip");
    assertThat(find("demo").isRequested()).isTrue();
    assertThat(find("demo").directUrl()).isEmpty();
  }

  @Test
  void linkMayLeadUpThroughFolders() throws Exception {
    Path project = Files.createDirectory(first.resolveSibling("project"));
    Path info = Files.createDirectory(project.resolve("demo.egg-info"));
    Files.writeString(info.resolve("PKG-INFO"), "Name: demo\nVersion: 1.0\n");
    Files.writeString(first.resolve("demo.egg-link"), "./../project");

    assertThat(find("demo").location()).isEqualTo(first.resolve("../project"));
  }

  @Test
  void invalidDirectUrlDoesNotHideALink() throws Exception {
    Path info = info("demo-1.0.dist-info", "Name: demo\nVersion: 1.0\n");
    Files.writeString(info.resolve("direct_url.json"), "{}");
    Files.writeString(first.resolve("demo.egg-link"), second.toString());

    assertThat(find("demo").editableLocation()).contains(first);
    assertThat(warnings).isNotEmpty();
  }

  @Test
  void folderIsWithinAnotherByTheLettersOfItsName() throws Exception {
    Path near =
        Files.createDirectory(folder.toRealPath().resolveSibling(folder.getFileName() + "x"));
    try {
      Path info = Files.createDirectory(near.resolve("demo-1.0.dist-info"));
      Files.writeString(info.resolve("METADATA"), "Name: demo\nVersion: 1.0\n");

      assertThat(InstalledDistributions.in(interpreter, List.of(near), Report.silent()).all())
          .singleElement()
          .satisfies(found -> assertThat(found.isLocal()).isTrue());
    } finally {
      FileTrees.delete(near);
    }
  }

  @Test
  void versionThatIsNoneIsAnErrorOnlyWhenAskedFor() throws Exception {
    info("demo-unknown.dist-info", "Name: demo\nVersion: unknown\n");

    assertThat(find("demo").rawVersion()).isEqualTo("unknown");
    assertThatThrownBy(() -> find("demo").version()).isInstanceOf(MetadataException.class);
  }

  private InstalledDistribution find(String name) {
    return scan().find(PackageName.of(name)).orElseThrow();
  }

  private InstalledDistributions scan() {
    Report report =
        new Report() {
          @Override
          public void say(String line) {}

          @Override
          public void verbose(String line) {}

          @Override
          public void warn(String line) {
            warnings.add(line);
          }

          @Override
          public void error(String lines) {}

          @Override
          public Activity begin(String what, long total) {
            return Report.silent().begin(what, total);
          }
        };
    return InstalledDistributions.in(interpreter, List.of(first, second), report);
  }

  private Path info(String name, String metadata) throws IOException {
    Path info = Files.createDirectory(first.resolve(name));
    String file = name.endsWith(".dist-info") ? "METADATA" : "PKG-INFO";
    Files.writeString(info.resolve(file), metadata);
    return info;
  }
}
