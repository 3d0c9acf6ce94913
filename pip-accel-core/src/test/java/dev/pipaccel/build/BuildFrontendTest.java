package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.InterpreterFinder;
import dev.pipaccel.environment.ProbeStore;
import dev.pipaccel.environment.TestPython;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFrontendTest {
  private static Interpreter interpreter;

  @TempDir private Path temporary;
  private final ProcessRunner runner = new ProcessRunner();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> installed = Collections.synchronizedList(new ArrayList<>());
  private BuildRequirementsInstaller installer = this::installModules;
  private BuildFrontend frontend;
  private TestProject project;

  @BeforeAll
  static void findInterpreter() throws Exception {
    Optional<Path> python = TestPython.find();
    assumeTrue(python.isPresent());
    interpreter = new InterpreterFinder(ProbeStore.none(), Map.of()).describe(python.get());
  }

  @BeforeEach
  void prepare() {
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", temporary.toString());
    project = new TestProject(temporary.resolve("project"));
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    if (frontend != null) {
      frontend.close();
    }
    runner.close();
    Path folder = temporary.resolve("tmp");
    if (Files.exists(folder)) {
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void metadataComesFromTheHookAndTheWheelFromTheSameEnvironment() throws Exception {
    SourceTree tree = project.backend(TestProject.METADATA_HOOK).write();

    CoreMetadata metadata = frontend().metadata(tree, BuildOptions.usual());
    BuiltWheel wheel = frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("out"));

    assertThat(metadata.displayName()).isEqualTo("demo-project");
    assertThat(metadata.requiresDist()).hasToString("[other>=2]");
    assertThat(wheel.path())
        .isEqualTo(temporary.resolve("out/demo_project-1.5-py3-none-any.whl"))
        .exists();
    assertThat(wheel.metadata().version()).hasToString("1.5");
    assertThat(wheel.log())
        .content()
        .contains(
            "Building demo-project==1.5",
            "Getting requirements to build wheel",
            "Preparing metadata (pyproject.toml)",
            "Building wheel for demo-project (pyproject.toml)",
            "noise from build_wheel");
  }

  @Test
  void withoutTheMetadataHookTheWheelIsBuiltOnce() throws Exception {
    Path counter = temporary.resolve("counter");
    SourceTree tree =
        project
            .backend(
                """
                original = build_wheel
                def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
                    with open(%s, "a") as stream:
                        stream.write("x")
                    return original(wheel_directory, config_settings, metadata_directory)
                """
                    .formatted(literal(counter)))
            .write();

    frontend().metadata(tree, BuildOptions.usual());
    BuiltWheel first = frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("one"));
    BuiltWheel second = frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("two"));

    assertThat(counter).hasContent("x");
    assertThat(first.path()).hasSameBinaryContentAs(second.path());
  }

  @Test
  void configSettingsAreTextsAndListsOrNone() throws Exception {
    SourceTree tree = project.write();
    ConfigSettings settings =
        ConfigSettings.NONE.with("one", "1").with("many", "a").with("many", "b");

    BuiltWheel plain = frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("a"));
    BuiltWheel set =
        frontend()
            .wheel(
                tree,
                new BuildOptions(false, true, false, settings, BuildChain.none()),
                temporary.resolve("b"));

    assertThat(content(plain)).isEqualTo("settings = None");
    assertThat(content(set)).contains("'one': '1'", "'many': ['a', 'b']");
  }

  @Test
  void requirementsAreInstalledAndOnlyTheyAreVisible() throws Exception {
    SourceTree tree =
        project
            .requires("[\"alpha\", \"beta>=1\"]")
            .backend(
                """
                def get_requires_for_build_wheel(config_settings=None):
                    import alpha, beta
                    assert os.environ["PYTHONNOUSERSITE"] == "1"
                    assert os.path.basename(os.environ["PATH"].split(os.pathsep)[0]) == "bin"
                    assert not any("site-packages" in p and "tmp" not in p for p in sys.path), sys.path
                    return ["gamma", "alpha"]

                original = build_wheel
                def build_wheel(*arguments):
                    import alpha, beta, gamma
                    return original(*arguments)
                """)
            .write();

    BuiltWheel wheel = frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("out"));

    assertThat(installed).containsExactly("alpha", "beta", "gamma");
    assertThat(wheel.buildRequirements()).containsExactly("alpha==1.0", "beta==1.0", "gamma==1.0");
  }

  @Test
  void equalRequirementsAreInstalledOnceForBuildsOneAfterTheOther() throws Exception {
    BuildFrontend shared = frontend();

    for (int i = 0; i < 3; i++) {
      SourceTree tree =
          new TestProject(temporary.resolve("project" + i)).requires("[\"alpha\"]").write();
      assertThat(shared.metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
    }

    assertThat(installed).containsExactly("alpha");
  }

  @Test
  void conflictingBackendRequirementsAreRefused() throws Exception {
    SourceTree tree =
        project
            .requires("[\"alpha\"]")
            .backend("def get_requires_for_build_wheel(settings=None):\n    return ['alpha>=2']\n")
            .write();

    assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "Some build dependencies for demo-project==1.5 conflict with the backend dependencies:"
                + " alpha==1.0 is incompatible with alpha>=2");
  }

  @Test
  void requirementsThatCannotBeInstalledAreNamed() throws Exception {
    installer =
        (requirements, prefix, chain) -> {
          throw new ResolutionException("No matching distribution found for alpha");
        };
    SourceTree tree = project.requires("[\"alpha\"]").write();

    assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOfSatisfying(
            BuildException.class,
            failure -> {
              assertThat(failure)
                  .hasMessage("Cannot install build dependencies for demo-project==1.5");
              assertThat(failure.detail())
                  .contains("Installing alpha\nNo matching distribution found for alpha");
            });
  }

  @Test
  void aFailingHookShowsItsLastLinesAndTheLogAndIsNotCalledAgain() throws Exception {
    Path counter = temporary.resolve("counter");
    environment.put("PIP_ACCEL_S3_SECRET_KEY", "very-secret-value");
    SourceTree tree =
        project
            .backend(
                """
                def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
                    with open(%s, "a") as stream:
                        stream.write("x")
                    print("fatal error: libfoo.h: No such file")
                    for i in range(100):
                        print("line %%d" %% i)
                    print("very-secret-value https://me:hush@index.example/")
                    sys.stdout.flush()
                    raise RuntimeError("broken")
                """
                    .formatted(literal(counter)))
            .write();

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
          .isInstanceOfSatisfying(
              BuildException.class,
              failure -> {
                assertThat(failure)
                    .hasMessage(
                        "demo-project==1.5: Preparing metadata (pyproject.toml) did not run"
                            + " successfully (exit code 1)");
                assertThat(failure.detail().orElseThrow())
                    .startsWith("fatal error: libfoo.h: No such file\n[…")
                    .endsWith("RuntimeError: broken")
                    .contains("line 99", "**** https://me:****@index.example/")
                    .doesNotContain("line 10\n");
                assertThat(failure.hint().orElseThrow()).startsWith("the whole output is in ");
                Path log =
                    Path.of(
                        failure.hint().orElseThrow().substring("the whole output is in ".length()));
                assertThat(log).content().contains("line 10\n", "[exit code 1]");
              });
    }
    assertThat(counter).hasContent("x");
  }

  @Test
  void secretsAreKeptFromBuilds() throws Exception {
    environment.put("AWS_SECRET_ACCESS_KEY", "aws-secret");
    environment.put("PIP_ACCEL_S3_SECRET_KEY", "s3-secret");
    environment.put("PIP_INDEX_URL", "https://index.example/simple");
    SourceTree tree =
        project
            .backend(
                """
                def get_requires_for_build_wheel(config_settings=None):
                    assert "AWS_SECRET_ACCESS_KEY" not in os.environ
                    assert "PIP_ACCEL_S3_SECRET_KEY" not in os.environ
                    assert os.environ["PIP_INDEX_URL"] == "https://index.example/simple"
                    return []
                """)
            .write();

    assertThat(frontend().metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
  }

  @Test
  void temporaryFilesOfBackendsLieInTheGivenFolder() throws Exception {
    SourceTree tree =
        project
            .backend(
                """
                def get_requires_for_build_wheel(config_settings=None):
                    import tempfile
                    assert tempfile.mkdtemp().startswith(%s)
                    return []
                """
                    .formatted(literal(temporary.resolve("tmp"))))
            .write();

    assertThat(frontend().metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
  }

  @Test
  void aBackendThatCannotBeImportedIsNamed() throws Exception {
    SourceTree tree = project.backend("import no_such_module_at_all\n").write();

    assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOfSatisfying(
            BuildException.class,
            failure -> {
              assertThat(failure)
                  .hasMessage("Cannot import build backend 'demo_backend' for demo-project==1.5");
              assertThat(failure.detail().orElseThrow()).contains("no_such_module_at_all");
            });
  }

  @Test
  void aBackendOfItsPathWinsOverOneThatIsInstalled() throws Exception {
    SourceTree tree = project.requires("[\"demo_backend\"]").write();

    assertThat(frontend().metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
  }

  @Test
  void editablesNeedTheirHook() throws Exception {
    SourceTree tree = project.write();

    for (boolean isolated : List.of(true, false)) {
      BuildOptions options =
          new BuildOptions(true, isolated, false, ConfigSettings.NONE, BuildChain.none());
      assertThatThrownBy(() -> frontend().metadata(tree, options))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "Project demo-project==1.5 uses a build backend that is missing the 'build_editable'"
                  + " hook, so it cannot be installed in editable mode");
    }
  }

  @Test
  void editablesAreBuiltByTheirHook() throws Exception {
    SourceTree tree =
        project
            .backend(
                """
                def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
                    return make_wheel(wheel_directory, "editable")
                """)
            .write();
    BuildOptions options =
        new BuildOptions(true, true, false, ConfigSettings.NONE, BuildChain.none());

    assertThat(content(frontend().wheel(tree, options, temporary.resolve("out"))))
        .isEqualTo("editable");
  }

  @Test
  void withoutIsolationTheTargetServesAndMayBeChecked() throws Exception {
    SourceTree tree =
        project
            .requires("[\"surely-not-installed\"]")
            .backend(
                """
                def get_requires_for_build_wheel(config_settings=None):
                    raise RuntimeError("not to be asked")
                """)
            .write();
    BuildOptions unchecked =
        new BuildOptions(false, false, false, ConfigSettings.NONE, BuildChain.none());
    BuildOptions checked =
        new BuildOptions(false, false, true, ConfigSettings.NONE.with("a", "b"), BuildChain.none());

    assertThat(frontend().metadata(tree, unchecked).version()).hasToString("1.5");
    assertThat(installed).isEmpty();
    assertThatThrownBy(() -> frontend().metadata(tree, checked))
        .hasMessage(
            "Some build dependencies for demo-project==1.5 are missing: 'surely-not-installed'");
  }

  @Test
  void aProjectThatNeedsItselfIsRefused() throws Exception {
    SourceTree tree = project.requires("[\"demo-project\"]").write();
    installer =
        (requirements, prefix, chain) ->
            frontend()
                .wheel(
                    tree,
                    new BuildOptions(false, true, false, ConfigSettings.NONE, chain),
                    temporary.resolve("out"));

    assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOfSatisfying(
            BuildException.class,
            failure ->
                assertThat(failure.detail().orElseThrow()).contains("is already being built"));
  }

  @Test
  void namesThatHooksReturnMustBeWhereTheyWereAskedFor() throws Exception {
    for (String name : List.of("../x", "", "absent.dist-info")) {
      SourceTree tree =
          new TestProject(temporary.resolve("project" + name.length()))
              .backend(
                  "def prepare_metadata_for_build_wheel(d, c=None):\n    return '" + name + "'\n")
              .write();

      assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith("The build backend of demo-project==1.5");
    }
  }

  @Test
  void invalidMetadataIsToldApartFromAFailedBuild() throws Exception {
    SourceTree tree =
        project
            .backend("METADATA = 'Name: x\\nVersion: not a version\\n'\n")
            .backend(TestProject.METADATA_HOOK)
            .write();

    assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOf(MetadataException.class);
  }

  @Test
  void metadataOfAnotherProjectThanItsFolderSaysIsRefused() throws Exception {
    SourceTree tree =
        project
            .backend(TestProject.METADATA_HOOK)
            .backend("METADATA = METADATA.replace('demo-project', 'another')\n")
            .write();

    assertThatThrownBy(() -> frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOf(BuildException.class)
        .hasMessageEndingWith("put metadata of another 1.5 into demo_project-1.5.dist-info");
  }

  @Test
  void aWheelOfAnotherProjectIsRefused() throws Exception {
    SourceTree tree =
        project
            .backend("RIGHT = METADATA\n")
            .backend(TestProject.METADATA_HOOK.replace(", METADATA)", ", RIGHT)"))
            .backend("METADATA = METADATA.replace('demo-project', 'another')\n")
            .write();

    assertThatThrownBy(() -> frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("out")))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Built wheel for demo-project==1.5 is invalid");
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  private BuildFrontend frontend() {
    if (frontend == null) {
      frontend =
          new BuildFrontend(
              new BuildContext(
                  interpreter,
                  runner,
                  installer,
                  environment,
                  temporary.resolve("tmp"),
                  temporary.resolve("logs"),
                  List.of(),
                  BuildRescue.none(),
                  Report.silent()));
    }
    return frontend;
  }

  /// Installs an empty module of version 1.0 for each requirement.
  private void installModules(List<Requirement> requirements, Path prefix, BuildChain chain)
      throws PipAccelException {
    Path library = interpreter.schemes().prefix(prefix).purelib();
    try {
      for (Requirement requirement : requirements) {
        String name = requirement.displayName();
        Path info = Files.createDirectories(library.resolve(name + "-1.0.dist-info"));
        Files.writeString(
            info.resolve("METADATA"),
            "Metadata-Version: 2.1\nName: %s\nVersion: 1.0\n".formatted(name));
        Files.writeString(library.resolve(name + ".py"), "");
        installed.add(name);
      }
    } catch (IOException failure) {
      throw new BuildException("cannot install", failure);
    }
  }

  private static String content(BuiltWheel wheel) throws Exception {
    try (ZipArchive archive = ZipArchive.open(wheel.path())) {
      byte[] bytes = archive.read(archive.find("demo_content.py").orElseThrow());
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String literal(Path path) {
    return "'" + path + "'";
  }
}
