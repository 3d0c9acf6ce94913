package dev.pipaccel.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which classes a command loads, as the JVM logs them.
final class LoadedClasses {
  private LoadedClasses() {}

  /// Runs a command on an image, which must succeed.
  ///
  /// @return one line for each class: its name and where it comes from
  static List<String> of(TemporaryHome home, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(home.temporary(), "classes", ".log");
    ProcessBuilder builder = home.process(command.toArray(String[]::new));
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log + ":none");
    Outcome outcome = Outcome.of(builder);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return Files.readAllLines(log);
  }

  /// Returns those that the JVM had to find, parse or make.
  static List<String> outsideOfCache(List<String> classes) {
    return classes.stream().filter(line -> !line.contains("shared objects file")).toList();
  }
}
