package dev.pipaccel.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Compares what users read when an install fails with texts that somebody has read. After a change
/// of the words `-Dgolden.update=true` writes the texts anew; read them then.
class FailureTranscriptTest {
  private static final Path SOURCES = Path.of("src/test/resources/transcripts");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> readsAsItShould() {
    return Failing.CASES.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private void check(String name, Failing.Case failing) throws Exception {
    try (var stage = new Stage(folder.resolve(name))) {
      String actual = stage.install(failing.prepare(stage));

      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(SOURCES.resolve(name + ".txt"), actual);
      }
      assertThat(actual).isEqualTo(text(name));
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream text =
        FailureTranscriptTest.class.getResourceAsStream("/transcripts/" + name + ".txt")) {
      return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
