package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.ResolutionException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build finds around it: its requirements, variables and folders.
class BuildIsolationTest {
  @TempDir Path temporary;
  private BuildBench bench;

  @BeforeEach
  void prepare() throws Exception {
    bench = new BuildBench(temporary);
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    bench.close();
  }

  @Test
  void requirementsAreInstalledAndOnlyTheyAreVisible() throws Exception {
    SourceTree tree =
        bench
            .project
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

    BuiltWheel wheel = bench.frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("out"));

    assertThat(bench.installed).containsExactly("alpha", "beta", "gamma");
    assertThat(wheel.buildRequirements()).containsExactly("alpha==1.0", "beta==1.0", "gamma==1.0");
  }

  @Test
  void equalRequirementsAreInstalledOnceForBuildsOneAfterTheOther() throws Exception {
    BuildFrontend shared = bench.frontend();

    for (int i = 0; i < 3; i++) {
      SourceTree tree =
          new TestProject(temporary.resolve("project" + i)).requires("[\"alpha\"]").write();
      assertThat(shared.metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
    }

    assertThat(bench.installed).containsExactly("alpha");
  }

  @Test
  void conflictingBackendRequirementsAreRefused() throws Exception {
    SourceTree tree =
        bench
            .project
            .requires("[\"alpha\"]")
            .backend("def get_requires_for_build_wheel(settings=None):\n    return ['alpha>=2']\n")
            .write();

    assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "Some build dependencies for demo-project==1.5 conflict with the backend dependencies:"
                + " alpha==1.0 is incompatible with alpha>=2");
  }

  @Test
  void requirementsThatCannotBeInstalledAreNamed() throws Exception {
    bench.installer =
        (requirements, prefix, chain) -> {
          throw new ResolutionException("No matching distribution found for alpha");
        };
    SourceTree tree = bench.project.requires("[\"alpha\"]").write();

    assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
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
  void withoutIsolationTheTargetServesAndMayBeChecked() throws Exception {
    SourceTree tree =
        bench
            .project
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

    assertThat(bench.frontend().metadata(tree, unchecked).version()).hasToString("1.5");
    assertThat(bench.installed).isEmpty();
    assertThatThrownBy(() -> bench.frontend().metadata(tree, checked))
        .hasMessage(
            "Some build dependencies for demo-project==1.5 are missing: 'surely-not-installed'");
  }

  @Test
  void aProjectThatNeedsItselfIsRefused() throws Exception {
    SourceTree tree = bench.project.requires("[\"demo-project\"]").write();
    bench.installer =
        (requirements, prefix, chain) ->
            bench
                .frontend()
                .wheel(
                    tree,
                    new BuildOptions(false, true, false, ConfigSettings.NONE, chain),
                    temporary.resolve("out"));

    assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOfSatisfying(
            BuildException.class,
            failure ->
                assertThat(failure.detail().orElseThrow()).contains("is already being built"));
  }

  @Test
  void secretsAreKeptFromBuilds() throws Exception {
    bench.environment.put("AWS_SECRET_ACCESS_KEY", "aws-secret");
    bench.environment.put("PIP_ACCEL_S3_SECRET_KEY", "s3-secret");
    bench.environment.put("PIP_INDEX_URL", "https://index.example/simple");
    SourceTree tree =
        bench
            .project
            .backend(
                """
                def get_requires_for_build_wheel(config_settings=None):
                    assert "AWS_SECRET_ACCESS_KEY" not in os.environ
                    assert "PIP_ACCEL_S3_SECRET_KEY" not in os.environ
                    assert os.environ["PIP_INDEX_URL"] == "https://index.example/simple"
                    return []
                """)
            .write();

    assertThat(bench.frontend().metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
  }

  @Test
  void temporaryFilesOfBackendsLieInTheGivenFolder() throws Exception {
    SourceTree tree =
        bench
            .project
            .backend(
                """
                def get_requires_for_build_wheel(config_settings=None):
                    import tempfile
                    assert tempfile.mkdtemp().startswith(%s)
                    return []
                """
                    .formatted(BuildBench.literal(temporary.resolve("tmp"))))
            .write();

    assertThat(bench.frontend().metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
  }
}
