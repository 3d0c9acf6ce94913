package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.testkit.LoopbackIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WheelPipelineTest {
  private static final String B_WHEEL = "b-1.0-py2.py3-none-any.whl";

  @TempDir Path folder;
  private LoopbackIndex index;
  private PipelineFixture pipeline;

  @BeforeEach
  void start() throws Exception {
    pipeline = new PipelineFixture(folder);
    index = pipeline.index;
  }

  @AfterEach
  void stop() throws Exception {
    pipeline.close();
  }

  @Test
  void wheelsAreFetchedOrBuilt() throws Exception {
    index.simple().publish(wheel("a", "1.0").module("a").requires("b"));
    index.simple().publish(sdist("b", "1.0"));

    Path wheels = pipeline.wheels("a");

    assertThat(wheels.resolve("a-1.0-py3-none-any.whl")).isRegularFile();
    assertThat(wheels.resolve(B_WHEEL)).isRegularFile();
    assertThat(pipeline.report().said())
        .containsSubsequence(
            "Building wheels for collected packages: b",
            "Saved ./wheels/a-1.0-py3-none-any.whl",
            "Successfully built b")
        .anyMatch(line -> line.startsWith("  Created wheel for b: filename=" + B_WHEEL + " size="))
        .anyMatch(line -> line.startsWith("  Stored in directory: " + pipeline.home.cache()));
  }

  @Test
  void whatWasBuiltIsNotBuiltAgain() throws Exception {
    index.simple().publish(sdist("b", "1.0"));
    Path wheels = pipeline.wheels("b");
    Files.delete(wheels.resolve(B_WHEEL));

    pipeline.wheels("b");

    assertThat(wheels.resolve(B_WHEEL)).isRegularFile();
    assertThat(pipeline.report().said())
        .contains("Saved ./wheels/" + B_WHEEL)
        .noneMatch(line -> line.contains("uil"));
  }

  @Test
  void failedBuildEndsNoOther() throws Exception {
    index.simple().publish(sdist("a", "1.0").failing("build_wheel"));
    index.simple().publish(sdist("b", "1.0"));

    assertThatThrownBy(() -> pipeline.wheels("a", "b"))
        .isInstanceOf(BuildException.class)
        .hasMessage("Failed to build one or more wheels");

    assertThat(pipeline.home.work().resolve("wheels/" + B_WHEEL)).isRegularFile();
    assertThat(pipeline.report().said())
        .containsSubsequence("Successfully built b", "Failed to build a");
  }

  @Test
  void editableBecomesAnOrdinaryWheel() throws Exception {
    Path project = sdist("b", "1.0").unpackedIn(pipeline.home.work().resolve("project"));

    Path wheels = pipeline.wheels("-e", project.toString());

    assertThat(wheels.resolve(B_WHEEL)).isRegularFile();
    assertThat(pipeline.report().said()).contains("Successfully built b");
  }
}
