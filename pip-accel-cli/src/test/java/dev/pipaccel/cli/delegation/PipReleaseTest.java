package dev.pipaccel.cli.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.environment.PythonRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipReleaseTest {
  @ParameterizedTest
  @CsvSource({
    "3,14,pip 26.3",
    "3,10,pip 26.3",
    "3,9,pip 26.0.1",
    "3,8,pip 25.0.1",
    "3,7,pip 24.0",
    "3,6,pip 21.3.1",
    "2,7,pip 20.3.4"
  })
  void eachPythonHasTheNewestPipThatServesIt(int major, int minor, String pip) {
    PythonRelease python = new PythonRelease(major, minor, 0, "final", 0);

    assertThat(PipRelease.servingPython(python)).hasToString(pip);
  }

  @Test
  void digestsAreSha256() {
    for (PipRelease release : PipRelease.values()) {
      assertThat(release.sha256()).matches("[0-9a-f]{64}");
      assertThat(release.filename()).endsWith("-none-any.whl");
    }
  }
}
