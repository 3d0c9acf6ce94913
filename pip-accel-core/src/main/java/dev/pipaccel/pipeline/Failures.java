package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;
import java.util.concurrent.ExecutionException;

/// What went wrong on another thread, thrown on this one.
final class Failures {
  private Failures() {}

  /// Returns the failure behind a task if it is one for the user, and throws any other.
  static PipAccelException unwrap(ExecutionException failure) throws InterruptedException {
    switch (failure.getCause()) {
      case PipAccelException known -> {
        return known;
      }
      case InterruptedException _ -> throw new InterruptedException();
      case Error error -> throw error;
      case RuntimeException unexpected -> throw unexpected;
      case null, default -> throw new IllegalStateException(failure.getCause());
    }
  }
}
