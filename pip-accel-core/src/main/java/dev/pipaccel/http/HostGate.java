package dev.pipaccel.http;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Limits how many requests run at one host at a time, and learns the limit: it grows slowly while
/// all goes well and is halved when the host complains. Bulk leaves some places to metadata.
final class HostGate {
  /// Each connection over TLS costs a round trip and, in a JVM just begun, 10 ms of computing.
  private static final int START_SECURE = 10;

  private static final int LEAST = 2;
  private static final int MOST = 24;
  private static final int RESERVED = 2;
  private static final int ANSWERS_PER_STEP = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private int limit;
  private int active;
  private int bulk;
  private int goodAnswers;

  /// @param secure whether connections are made over TLS
  HostGate(boolean secure) {
    this.limit = secure ? START_SECURE : MOST;
  }

  void enter(Lane lane) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!hasRoom(lane)) {
        freed.await();
      }
      active++;
      if (lane == Lane.BULK) {
        bulk++;
      }
    } finally {
      lock.unlock();
    }
  }

  void leave(Lane lane) {
    lock.lock();
    try {
      active--;
      if (lane == Lane.BULK) {
        bulk--;
      }
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Notes an answer that shows the host to be well.
  void answered() {
    lock.lock();
    try {
      if (++goodAnswers >= ANSWERS_PER_STEP && limit < MOST) {
        goodAnswers = 0;
        limit++;
        freed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the host refuses connections or asks for fewer requests.
  void overloaded() {
    lock.lock();
    try {
      limit = Math.max(LEAST, limit / 2);
      goodAnswers = 0;
    } finally {
      lock.unlock();
    }
  }

  int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(Lane lane) {
    return switch (lane) {
      case METADATA -> active < limit;
      case BULK -> active < limit && bulk < Math.max(1, limit - RESERVED);
    };
  }
}
