package dev.pipaccel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.report.Report;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninstallerTest {
  private static final String METADATA = "Metadata-Version: 1.1\nName: legacy\nVersion: 1.0\n";

  private EnvironmentFixture environment;
  private Path site;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new EnvironmentFixture(folder);
    site = environment.site;
  }

  @Test
  void recordedFilesGoWithTheirBytecode() throws Exception {
    environment.install(
        environment.step(
            WheelBuilder.wheel("demo", "1.0").file("demo.py", "").file("a/b.txt", "")));
    write("demo.pyc", "beside");
    write("__pycache__/other.cpython-312.pyc", "not the wheel's");

    remove("demo");

    assertThat(environment.files())
        .containsExactly(
            "bin/python",
            "lib/python3.12/site-packages/__pycache__/other.cpython-312.pyc",
            "lib/python3.12/site-packages/other.py");
    assertThat(site.resolve("a")).doesNotExist();
  }

  @Test
  void listOfOldSetuptoolsIsRelativeToTheEggInfo() throws Exception {
    write("legacy/__init__.py", "");
    write("legacy/kept.txt", "");
    write("legacy-1.0-py3.12.egg-info/PKG-INFO", METADATA);
    write(
        "legacy-1.0-py3.12.egg-info/installed-files.txt",
        "../legacy/__init__.py\nPKG-INFO\n../../../../bin/legacy\n");
    Files.writeString(environment.prefix.resolve("bin/legacy"), "");

    remove("legacy");

    assertThat(environment.files())
        .containsExactly(
            "bin/python",
            "lib/python3.12/site-packages/legacy/kept.txt",
            "lib/python3.12/site-packages/other.py");
  }

  @Test
  void withoutListTopLevelPackagesGoButNamespacesStay() throws Exception {
    write("legacy/__init__.py", "");
    write("legacy/data/deep.txt", "");
    write("module.py", "");
    write("namespace/part.py", "");
    write("legacy-1.0-py3.12.egg-info/PKG-INFO", METADATA);
    write("legacy-1.0-py3.12.egg-info/top_level.txt", "legacy\nmodule\nnamespace\n");
    write("legacy-1.0-py3.12.egg-info/namespace_packages.txt", "namespace\n");
    write(
        "legacy-1.0-py3.12.egg-info/entry_points.txt",
        "[console_scripts]\nlegacy-run = legacy:main\n[other]\npython = x\n");
    Files.writeString(environment.prefix.resolve("bin/legacy-run"), "");

    remove("legacy");

    assertThat(environment.files())
        .containsExactly(
            "bin/python",
            "lib/python3.12/site-packages/namespace/part.py",
            "lib/python3.12/site-packages/other.py");
  }

  @Test
  void eggGoesWithItsLineInThePathFile() throws Exception {
    write("legacy-1.0-py3.12.egg/EGG-INFO/PKG-INFO", METADATA);
    write("legacy-1.0-py3.12.egg/legacy.py", "");
    write("easy-install.pth", "./legacy-1.0-py3.12.egg\n./another.egg");

    removeFrom(site.resolve("legacy-1.0-py3.12.egg"));

    assertThat(site.resolve("legacy-1.0-py3.12.egg")).doesNotExist();
    assertThat(site.resolve("easy-install.pth")).hasContent("./another.egg\n");
  }

  @Test
  void zippedEggGoesToo() throws Exception {
    Path egg = site.resolve("legacy-1.0-py3.12.egg");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(egg))) {
      zip.putNextEntry(new ZipEntry("EGG-INFO/PKG-INFO"));
      zip.write(METADATA.getBytes(StandardCharsets.UTF_8));
    }
    write("easy-install.pth", "./legacy-1.0-py3.12.egg\n");

    removeFrom(egg);

    assertThat(egg).doesNotExist();
    assertThat(site.resolve("easy-install.pth")).isEmptyFile();
  }

  @Test
  void developedProjectLosesItsLinkOnly() throws Exception {
    Path project = Files.createDirectories(folder.toRealPath().resolve("project"));
    Files.createDirectories(project.resolve("legacy.egg-info"));
    Files.writeString(project.resolve("legacy.egg-info/PKG-INFO"), METADATA);
    write("legacy.egg-link", project + "\n.");
    write("easy-install.pth", project + "\n/somewhere/else\n");

    remove("legacy");

    assertThat(project.resolve("legacy.egg-info/PKG-INFO")).exists();
    assertThat(site.resolve("legacy.egg-link")).doesNotExist();
    assertThat(site.resolve("easy-install.pth")).hasContent("/somewhere/else\n");
  }

  @Test
  void distutilsInstallationIsRefused() throws Exception {
    write("legacy-1.0-py3.12.egg-info", METADATA);

    assertThatThrownBy(() -> remove("legacy"))
        .isInstanceOfSatisfying(
            InstallException.class,
            failure ->
                assertThat(failure.detail().orElseThrow())
                    .startsWith("It is a distutils installed project"))
        .hasMessage("Cannot uninstall legacy 1.0");
  }

  @Test
  void installationWithoutRecordIsRefused() throws Exception {
    write("legacy-1.0.dist-info/METADATA", METADATA);
    write("legacy-1.0.dist-info/INSTALLER", "conda\n");

    assertThatThrownBy(() -> remove("legacy"))
        .isInstanceOfSatisfying(
            InstallException.class,
            failure ->
                assertThat(failure.detail().orElseThrow())
                    .contains("\n\nhint: The package was installed by conda."))
        .hasMessage("Cannot uninstall legacy 1.0");
  }

  @Test
  void installerThatIsNoTextIsNotNamed() throws Exception {
    write("legacy-1.0.dist-info/METADATA", METADATA);
    Files.write(site.resolve("legacy-1.0.dist-info/INSTALLER"), new byte[] {(byte) 0xc0, -1});

    assertThat(environment.installed("legacy").orElseThrow().installer()).isEmpty();
  }

  @Test
  void filesOutsideTheEnvironmentAreRefused() throws Exception {
    Path outside = Files.writeString(folder.toRealPath().resolve("outside.txt"), "");
    write("legacy-1.0.dist-info/METADATA", METADATA);
    write("legacy-1.0.dist-info/RECORD", outside + ",,\nlegacy-1.0.dist-info/METADATA,,\n");

    RemovedPaths paths =
        new Uninstaller(environment.interpreter, Map.of(), Report.silent())
            .paths(environment.installed("legacy").orElseThrow());

    assertThat(paths.refused()).containsExactly(outside);
    assertThat(paths.paths()).containsExactly(site.resolve("legacy-1.0.dist-info/METADATA"));
  }

  @Test
  void linkIsRemovedAndNotFollowed() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "");
    Files.createSymbolicLink(site.resolve("link"), outside);
    write("legacy-1.0.dist-info/METADATA", METADATA);
    write("legacy-1.0.dist-info/RECORD", "link,,\nlegacy-1.0.dist-info/METADATA,,\n");

    remove("legacy");

    assertThat(site.resolve("link")).doesNotExist();
    assertThat(outside.resolve("file")).exists();
  }

  private void remove(String name) throws Exception {
    environment
        .installer(ScriptCompiler.none())
        .remove(List.of(environment.installed(name).orElseThrow()));
  }

  /// Removes `legacy`, which an entry of the search path for itself holds.
  private void removeFrom(Path entry) throws Exception {
    environment
        .installer(ScriptCompiler.none())
        .remove(
            InstalledDistributions.in(environment.interpreter, List.of(entry), Report.silent())
                .all()
                .stream()
                .toList());
  }

  private void write(String path, String content) throws IOException {
    Path file = site.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
