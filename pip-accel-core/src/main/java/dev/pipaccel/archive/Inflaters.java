package dev.pipaccel.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.Inflater;

/// Lends inflaters, which are dear to make, to one reader at a time.
final class Inflaters {
  private static final int KEPT = 16;
  private static final Deque<Inflater> IDLE = new ArrayDeque<>(KEPT);

  private Inflaters() {}

  static Inflater take() {
    synchronized (IDLE) {
      Inflater idle = IDLE.pollLast();
      if (idle != null) {
        return idle;
      }
    }
    return new Inflater(true);
  }

  static void giveBack(Inflater inflater) {
    inflater.reset();
    synchronized (IDLE) {
      if (IDLE.size() < KEPT) {
        IDLE.addLast(inflater);
        return;
      }
    }
    inflater.end();
  }
}
