package dev.pipaccel.share;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What all the work at one backend has come to. Safe for use by several threads.
final class Progress {
  private final Set<AtomicLong> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();

  /// Begins one piece of work.
  ///
  /// @return where it counts the bytes that it has moved
  AtomicLong begin() {
    var moved = new AtomicLong();
    running.add(moved);
    return moved;
  }

  void end(AtomicLong moved) {
    ended.addAndGet(moved.get());
    running.remove(moved);
  }

  void answered() {
    answers.incrementAndGet();
  }

  /// Returns how many bytes have been moved.
  long bytes() {
    return ended.get() + running.stream().mapToLong(AtomicLong::get).sum();
  }

  /// Returns how many pieces of work have been done.
  long answers() {
    return answers.get();
  }
}
