package dev.pipaccel.share;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What all the work at one backend has come to. Safe for use by several threads.
final class Progress {
  private final Set<AtomicLong> running = new HashSet<>();
  private long ended;
  private final AtomicLong answers = new AtomicLong();

  /// Begins one piece of work.
  ///
  /// @return where it counts the bytes that it has moved
  synchronized AtomicLong begin() {
    var moved = new AtomicLong();
    running.add(moved);
    return moved;
  }

  synchronized void end(AtomicLong moved) {
    running.remove(moved);
    ended += moved.get();
  }

  void answered() {
    answers.incrementAndGet();
  }

  /// Returns how many bytes have been moved.
  synchronized long bytes() {
    return ended + running.stream().mapToLong(AtomicLong::get).sum();
  }

  /// Returns how many pieces of work have been done.
  long answers() {
    return answers.get();
  }
}
