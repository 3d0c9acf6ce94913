package dev.pipaccel.http;

import java.time.Duration;

/// Waits; tests put something faster in its place.
@FunctionalInterface
interface Pause {
  /// Waits in earnest.
  Pause SLEEP = Thread::sleep;

  void of(Duration duration) throws InterruptedException;
}
