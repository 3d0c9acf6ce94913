package dev.pipaccel.process;

import dev.pipaccel.fs.FileChanges;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends lines, without credentials, to the log file and the listener of an [Output]. A log that
/// cannot be written is given up; it never stops the program.
final class LineSink implements Consumer<String>, AutoCloseable {
  private final Output output;
  private @Nullable BufferedWriter log;

  LineSink(Output output) {
    this.output = output;
    this.log = output.log().map(LineSink::open).orElse(null);
  }

  private static @Nullable BufferedWriter open(Path file) {
    try {
      return new BufferedWriter(
          new OutputStreamWriter(FileChanges.appendTo(file), StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      return null;
    }
  }

  @Override
  public synchronized void accept(String line) {
    if (log == null && output.listener().isEmpty()) {
      return;
    }
    String shown = output.redactor().redact(line);
    if (log != null) {
      try {
        log.write(shown);
        log.write('\n');
        log.flush();
      } catch (IOException full) {
        log = null;
      }
    }
    output.listener().ifPresent(listener -> listener.accept(shown));
  }

  @Override
  public synchronized void close() {
    if (log != null) {
      try {
        log.close();
      } catch (IOException full) {
        // Each line was flushed; nothing more can be saved.
      }
      log = null;
    }
  }
}
