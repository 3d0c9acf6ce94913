package dev.pipaccel.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Something that goes wrong in place of, or during, an answer of a [LoopbackIndex].
public sealed interface Fault {
  /// An answer with this status and these headers.
  record Status(int code, Map<String, String> headers, String body) implements Fault {}

  /// The right headers, then only the first `bytes` of the body, then the end of the connection.
  record Truncate(int bytes) implements Fault {}

  /// The end of the connection without an answer.
  record Reset() implements Fault {}

  /// The right answer, in pieces of `bytes` with a pause before each.
  record Slow(int bytes, Duration pause) implements Fault {}

  /// No answer until the server ends.
  record Stall() implements Fault {}

  /// The right answer but with the first byte of the body changed.
  record Corrupt() implements Fault {}

  /// An answer with this status.
  static Fault status(int code) {
    return new Status(code, Map.of(), "fault " + code + "\n");
  }

  /// An answer with this status that asks to come back after some seconds.
  static Fault retryAfter(int code, int seconds) {
    return new Status(code, Map.of("Retry-After", String.valueOf(seconds)), "later\n");
  }

  /// A redirect, 302.
  static Fault redirect(String location) {
    return new Status(302, Map.of("Location", location), "");
  }

  /// A fault that meets the first `times` requests to paths that contain `part`.
  record Rule(String part, Fault fault, AtomicInteger left) {
    boolean takes(String path) {
      return path.contains(part) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }
  }
}
