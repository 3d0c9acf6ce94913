package dev.pipaccel.share;

import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.report.Report;
import dev.pipaccel.share.Counters.Event;

/// One backend of the shared cache, and how it has behaved in this run: one that fails is left
/// alone for the rest of it, after one warning. Safe for use by several threads.
final class Member {
  private static final int MOST_FAILURES = 3;

  private final CacheBackend backend;
  private final Mode mode;
  private final Counters counters = new Counters();
  private final Progress progress = new Progress();
  private final Report report;
  private boolean readable;
  private boolean writable;
  private boolean lacking;
  private boolean hinted;
  private int failures;

  Member(CacheBackend backend, Mode mode, Report report) {
    this.backend = backend;
    this.mode = mode;
    this.report = report;
    this.readable = mode.reads();
    this.writable = mode.writes();
  }

  /// Tells whether it is to be filled, whatever has become of it.
  boolean isToBeFilled() {
    return mode.writes();
  }

  /// Tells whether it has got all that it was to get.
  synchronized boolean isWhole() {
    return writable && !lacking;
  }

  /// Notes that it has not got something that it was to get.
  synchronized void lacks() {
    lacking = true;
  }

  Progress progress() {
    return progress;
  }

  CacheBackend backend() {
    return backend;
  }

  Counters counters() {
    return counters;
  }

  synchronized boolean isReadable() {
    return readable;
  }

  synchronized boolean isWritable() {
    return writable;
  }

  void count(Event event, long amount) {
    counters.add(event, amount);
  }

  synchronized void answered() {
    failures = 0;
  }

  /// Notes a failure and draws the consequences.
  synchronized void failed(BackendException failure, boolean writing) {
    switch (failure.kind()) {
      case INTERRUPTED -> {
        return;
      }
      case TIMEOUT -> {
        counters.add(Event.TIMEOUTS, 1);
        leave(failure);
      }
      case UNREACHABLE -> {
        counters.add(Event.ERRORS, 1);
        leave(failure);
      }
      case FORBIDDEN -> {
        if (writing) {
          counters.add(Event.ERRORS, 1);
          leaveUnfilled(failure);
        } else {
          counters.add(Event.MISSES, 1);
          takeForNothing(failure);
        }
      }
      case DENIED -> {
        counters.add(Event.ERRORS, 1);
        leave(failure);
      }
      case FULL, UNSUPPORTED -> {
        counters.add(Event.ERRORS, 1);
        if (writing) {
          leaveUnfilled(failure);
        } else {
          endure(failure);
        }
      }
      case BROKEN -> {
        counters.add(Event.ERRORS, 1);
        endure(failure);
      }
    }
  }

  private void takeForNothing(BackendException failure) {
    failures = 0;
    if (!hinted) {
      hinted = true;
      report.warn(
          "What the shared cache "
              + backend.name()
              + " refuses is taken to be missing: "
              + failure.getMessage());
    }
  }

  private void endure(BackendException failure) {
    if (++failures >= MOST_FAILURES) {
      leave(failure);
    } else {
      report.verbose("The shared cache " + backend.name() + " failed: " + failure.getMessage());
    }
  }

  private void leave(BackendException failure) {
    if (readable || writable) {
      readable = false;
      writable = false;
      report.warn(
          "Going on without the shared cache " + backend.name() + ": " + failure.getMessage());
    }
  }

  private void leaveUnfilled(BackendException failure) {
    if (writable) {
      writable = false;
      report.warn(
          "Nothing is stored in the shared cache " + backend.name() + ": " + failure.getMessage());
    }
  }
}
