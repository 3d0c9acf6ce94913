package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor`, on whatever system this is: packages of tables are tested elsewhere.
class DoctorTest {
  @TempDir Path folder;

  @Test
  void tellsBeforehandWhatHasToBeBuilt() throws Exception {
    try (var sandbox = Sandbox.in(folder)) {
      sandbox.packages().publish(WheelBuilder.wheel("app", "1.0").requires("made"));
      sandbox.packages().publish(SdistBuilder.sdist("made", "2.0"));
      String python = sandbox.environment("env").root().toString();

      Outcome table = sandbox.run("--python", python, "doctor", "app").succeeds();

      assertThat(table.output())
          .startsWith("System: ")
          .containsPattern("app +1\\.0 +wheel +nothing")
          .containsPattern("made +2\\.0 +source +not known")
          .endsWith("Nothing is known to be missing.\n");
      assertThat(sandbox.builds()).isEmpty();
    }
  }

  @Test
  void writesJson() throws Exception {
    try (var sandbox = Sandbox.in(folder)) {
      sandbox.packages().publish(WheelBuilder.wheel("app", "1.0"));
      String python = sandbox.environment("env").root().toString();

      Outcome json = sandbox.run("--python", python, "doctor", "--json", "app").succeeds();

      assertThat(json.output())
          .contains(
              "{\"name\": \"app\", \"version\": \"1.0\", \"from\": \"wheel\", \"needs\": [],"
                  + " \"missing\": [], \"libraries\": []}")
          .endsWith("\"command\": \"\"}\n");
    }
  }

  @Test
  void failsForWhatIsNotThere() throws Exception {
    try (var sandbox = Sandbox.in(folder)) {
      String python = sandbox.environment("env").root().toString();

      sandbox.run("--python", python, "doctor", "missing-project").fails();
    }
  }
}
