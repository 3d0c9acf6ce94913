package dev.pipaccel.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageWheelTest {
  @TempDir private Path folder;

  @Test
  void pipInstallsAWheelThatRuns() throws Exception {
    TemporaryHome home = TemporaryHome.in(folder);
    Path environment = home.work().resolve("environment");
    run(home, "python3", "-m", "venv", environment.toString());
    String python = environment.resolve("bin/python").toString();

    run(home, python, "-m", "pip", "install", "--no-index", "--no-deps", wheel().toString());

    String program = environment.resolve("bin/pip-accel").toString();
    assertThat(LoadedClasses.outsideOfCache(LoadedClasses.of(home, List.of(program, "--version"))))
        .isEmpty();
    assertThat(run(home, program, "--version")).startsWith("pip-accel 0.1.0");
    run(home, python, "-m", "pip", "uninstall", "--yes", "pip-accel");
    assertThat(environment.resolve("lib/pip-accel")).doesNotExist();
  }

  private static Path wheel() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/wheel"))) {
      return files.findFirst().orElseThrow().toAbsolutePath();
    }
  }

  private static String run(TemporaryHome home, String... command) throws Exception {
    Outcome outcome = Outcome.of(home.process(command));
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return outcome.output();
  }
}
