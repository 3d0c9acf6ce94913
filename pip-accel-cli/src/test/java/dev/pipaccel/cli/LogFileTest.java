package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2013-06-16T01:01:53Z"));

  @TempDir Path folder;

  @Test
  void everyLineHasTimeHostAndLevel() throws Exception {
    Path file = folder.resolve("new/x.log");
    write(file, LogFile.USUAL_FORMAT, "Collecting six\n  Using it");
    write(file, LogFile.USUAL_FORMAT, "again");

    assertThat(file)
        .hasContent(
            """
            2013-06-16 01:01:53 host INFO Collecting six
            2013-06-16 01:01:53 host INFO   Using it
            2013-06-16 01:01:53 host INFO again
            """);
  }

  @Test
  void formIsTheUsers() throws Exception {
    Path file = folder.resolve("x.log");
    write(file, "%(levelname)s %(name)s[%(process)d]: %(message)s %(other)s", "50 %(asctime)s");

    assertThat(file)
        .hasContent(
            "INFO pip-accel[" + ProcessHandle.current().pid() + "]: 50 %(asctime)s %(other)s");
  }

  @Test
  void fileThatCannotBeOpenedIsNamed() throws Exception {
    Files.createDirectory(folder.resolve("d"));

    assertThatThrownBy(() -> write(folder.resolve("d"), LogFile.USUAL_FORMAT, "x"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(folder.resolve("d").toString());
  }

  private static void write(Path file, String format, String lines) throws Exception {
    try (LogFile log = LogFile.open(file, format, "host", CLOCK, ZoneOffset.UTC)) {
      log.write("INFO", lines);
    }
  }
}
