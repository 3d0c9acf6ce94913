package dev.pipaccel.cli;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/// The file of `--log`, to which every line is appended with its time, host and level: `2013-06-16
/// 01:01:53 host INFO Collecting six`. The user may choose another form in Python's `%` style, such
/// as `%(asctime)s %(levelname)s %(message)s`.
final class LogFile implements AutoCloseable {
  static final String USUAL_FORMAT = "%(asctime)s %(hostname)s %(levelname)s %(message)s";

  private final BufferedWriter writer;
  private final String format;
  private final String host;
  private final InstantSource clock;
  private final ZoneId zone;
  private boolean failed;

  private LogFile(
      BufferedWriter writer, String format, String host, InstantSource clock, ZoneId zone) {
    this.writer = writer;
    this.format = format;
    this.host = host;
    this.clock = clock;
    this.zone = zone;
  }

  static LogFile open(Path file, String format, String host, InstantSource clock, ZoneId zone)
      throws ConfigurationException {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        FileChanges.createDirectories(parent);
      }
      BufferedWriter writer =
          new BufferedWriter(
              new OutputStreamWriter(FileChanges.appendTo(file), StandardCharsets.UTF_8));
      return new LogFile(writer, format, host, clock, zone);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Could not open the log file " + FileFailures.describe(e), e);
    }
  }

  /// Appends lines, each with time, host and level.
  void write(String level, String lines) {
    if (failed) {
      return;
    }
    try {
      String time = time();
      for (String line : lines.split("\n", -1)) {
        writer.write(formatted(time, level, line));
        writer.write('\n');
      }
      writer.flush();
    } catch (IOException _) {
      // A full disk must not stop the run because of its log.
      failed = true;
    }
  }

  private String formatted(String time, String level, String line) {
    Map<String, String> fields =
        Map.of(
            "asctime", time,
            "hostname", host,
            "name", "pip-accel",
            "process", Long.toString(ProcessHandle.current().pid()),
            "levelname", level);
    String text = format;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      text = text.replace("%(" + field.getKey() + ")s", field.getValue());
      text = text.replace("%(" + field.getKey() + ")d", field.getValue());
    }
    return text.replace("%(message)s", line);
  }

  private String time() {
    return time(clock.instant(), zone);
  }

  /// Writes a time to the second, as in `2013-06-16 01:01:53`.
  static String time(Instant instant, ZoneId zone) {
    LocalDateTime now = LocalDateTime.ofInstant(instant, zone);
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d %02d:%02d:%02d",
        now.getYear(),
        now.getMonthValue(),
        now.getDayOfMonth(),
        now.getHour(),
        now.getMinute(),
        now.getSecond());
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException _) {
      // Each line was flushed; nothing more can be saved.
      failed = true;
    }
  }
}
