package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.MetadataException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backends that fail, or answer what they must not.
class BuildFailureTest {
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
  void aFailingHookShowsItsLastLinesAndTheLogAndIsNotCalledAgain() throws Exception {
    Path counter = temporary.resolve("counter");
    bench.environment.put("PIP_ACCEL_S3_SECRET_KEY", "very-secret-value");
    SourceTree tree =
        bench
            .project
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
                    .formatted(BuildBench.literal(counter)))
            .write();

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
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
  void aBackendThatCannotBeImportedIsNamed() throws Exception {
    SourceTree tree = bench.project.backend("import no_such_module_at_all\n").write();

    assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOfSatisfying(
            BuildException.class,
            failure -> {
              assertThat(failure)
                  .hasMessage("Cannot import build backend 'demo_backend' for demo-project==1.5");
              assertThat(failure.detail().orElseThrow()).contains("no_such_module_at_all");
            });
  }

  @Test
  void namesThatHooksReturnMustBeWhereTheyWereAskedFor() throws Exception {
    for (String name : List.of("../x", "", "absent.dist-info")) {
      SourceTree tree =
          new TestProject(temporary.resolve("project" + name.length()))
              .backend(
                  "def prepare_metadata_for_build_wheel(d, c=None):\n    return '" + name + "'\n")
              .write();

      assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith("The build backend of demo-project==1.5");
    }
  }

  @Test
  void invalidMetadataIsToldApartFromAFailedBuild() throws Exception {
    SourceTree tree =
        bench
            .project
            .backend("METADATA = 'Name: x\\nVersion: not a version\\n'\n")
            .backend(TestProject.METADATA_HOOK)
            .write();

    assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOf(MetadataException.class);
  }

  @Test
  void metadataOfAnotherProjectThanItsFolderSaysIsRefused() throws Exception {
    SourceTree tree =
        bench
            .project
            .backend(TestProject.METADATA_HOOK)
            .backend("METADATA = METADATA.replace('demo-project', 'another')\n")
            .write();

    assertThatThrownBy(() -> bench.frontend().metadata(tree, BuildOptions.usual()))
        .isInstanceOf(BuildException.class)
        .hasMessageEndingWith("put metadata of another 1.5 into demo_project-1.5.dist-info");
  }

  @Test
  void aWheelOfAnotherProjectIsRefused() throws Exception {
    SourceTree tree =
        bench
            .project
            .backend("RIGHT = METADATA\n")
            .backend(TestProject.METADATA_HOOK.replace(", METADATA)", ", RIGHT)"))
            .backend("METADATA = METADATA.replace('demo-project', 'another')\n")
            .write();

    assertThatThrownBy(
            () -> bench.frontend().wheel(tree, BuildOptions.usual(), temporary.resolve("out")))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Built wheel for demo-project==1.5 is invalid");
    assertThat(temporary.resolve("out")).doesNotExist();
  }
}
