package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFrontendTest {
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
  void metadataComesFromTheHookAndTheWheelFromTheSameEnvironment() throws Exception {
    SourceTree tree = bench.project.backend(TestProject.METADATA_HOOK).write();

    CoreMetadata metadata = bench.frontend().metadata(tree, BuildOptions.usual());
    BuiltWheel wheel = bench.frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("out"));

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
        bench
            .project
            .backend(
                """
                original = build_wheel
                def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
                    with open(%s, "a") as stream:
                        stream.write("x")
                    return original(wheel_directory, config_settings, metadata_directory)
                """
                    .formatted(BuildBench.literal(counter)))
            .write();

    bench.frontend().metadata(tree, BuildOptions.usual());
    BuiltWheel first = bench.frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("one"));
    BuiltWheel second =
        bench.frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("two"));

    assertThat(counter).hasContent("x");
    assertThat(first.path()).hasSameBinaryContentAs(second.path());
  }

  @Test
  void configSettingsAreTextsAndListsOrNone() throws Exception {
    SourceTree tree = bench.project.write();
    ConfigSettings settings =
        ConfigSettings.NONE.with("one", "1").with("many", "a").with("many", "b");

    BuiltWheel plain = bench.frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("a"));
    BuiltWheel set =
        bench
            .frontend()
            .wheel(
                tree,
                new BuildOptions(false, true, false, settings, BuildChain.none()),
                temporary.resolve("b"));

    assertThat(BuildBench.content(plain)).isEqualTo("settings = None");
    assertThat(BuildBench.content(set)).contains("'one': '1'", "'many': ['a', 'b']");
  }

  @Test
  void aBackendOfItsPathWinsOverOneThatIsInstalled() throws Exception {
    SourceTree tree = bench.project.requires("[\"demo_backend\"]").write();

    assertThat(bench.frontend().metadata(tree, BuildOptions.usual()).version()).hasToString("1.5");
  }

  @Test
  void editablesNeedTheirHook() throws Exception {
    SourceTree tree = bench.project.write();

    for (boolean isolated : List.of(true, false)) {
      BuildOptions options =
          new BuildOptions(true, isolated, false, ConfigSettings.NONE, BuildChain.none());
      assertThatThrownBy(() -> bench.frontend().metadata(tree, options))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "Project demo-project==1.5 uses a build backend that is missing the 'build_editable'"
                  + " hook, so it cannot be installed in editable mode");
    }
  }

  @Test
  void editablesAreBuiltByTheirHook() throws Exception {
    SourceTree tree =
        bench
            .project
            .backend(
                """
                def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
                    return make_wheel(wheel_directory, "editable")
                """)
            .write();
    BuildOptions options =
        new BuildOptions(true, true, false, ConfigSettings.NONE, BuildChain.none());

    assertThat(BuildBench.content(bench.frontend().wheel(tree, options, temporary.resolve("out"))))
        .isEqualTo("editable");
  }
}
