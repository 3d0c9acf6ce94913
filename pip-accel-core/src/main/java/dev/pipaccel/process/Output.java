package dev.pipaccel.process;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the output of a program goes.
///
/// @param merged whether standard error joins standard output
/// @param captureLimit how many bytes of each stream are kept for the result, from its start
/// @param log a file that every line is appended to, without credentials
/// @param listener is given every line without its end and without credentials, while the program
///   runs; called by one thread at a time
/// @param redactor hides credentials
public record Output(
    boolean merged,
    int captureLimit,
    Optional<Path> log,
    Optional<Consumer<String>> listener,
    Redactor redactor) {
  private static final int USUAL_LIMIT = 32 << 20;

  /// Returns a destination that keeps both streams, apart, in memory (32 MiB of each).
  public static Output captured() {
    return new Output(false, USUAL_LIMIT, Optional.empty(), Optional.empty(), Redactor.urlsOnly());
  }

  /// Returns a destination that keeps nothing in memory, with both streams as one.
  public static Output streamed() {
    return new Output(true, 0, Optional.empty(), Optional.empty(), Redactor.urlsOnly());
  }

  /// Returns this destination with lines also appended to a file.
  public Output toLog(Path file) {
    return new Output(merged, captureLimit, Optional.of(file), listener, redactor);
  }

  /// Returns this destination with lines also handed to a listener.
  public Output toListener(Consumer<String> lines) {
    return new Output(merged, captureLimit, log, Optional.of(lines), redactor);
  }

  /// Returns this destination with both streams as one.
  public Output asOneStream() {
    return new Output(true, captureLimit, log, listener, redactor);
  }

  /// Returns this destination with another redactor.
  public Output redactedBy(Redactor other) {
    return new Output(merged, captureLimit, log, listener, other);
  }
}
