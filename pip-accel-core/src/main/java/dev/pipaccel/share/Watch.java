package dev.pipaccel.share;

import dev.pipaccel.share.BackendException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Ends what takes too long: a server that trickles, a network file system that hangs. Work is done
/// by a thread of its own and given up when nothing is answered and too little is moved while the
/// patience runs, by all the work at that backend: one request may wait for others to make room.
/// Safe for use by several threads.
final class Watch implements AutoCloseable {
  private static final long LEAST_BYTES_PER_SECOND = 64 * 1024;

  private final Duration patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Watch(Duration patience) {
    this.patience = patience;
  }

  /// Work that tells how many bytes it has moved.
  @FunctionalInterface
  interface Work<T> {
    T run(AtomicLong moved) throws IOException;
  }

  /// @param progress of all the work at the same backend
  /// @throws BackendException of the kind `TIMEOUT` if the work was given up
  /// @throws IOException as the work throws it
  <T> T run(Progress progress, Work<T> work) throws IOException {
    AtomicLong moved = progress.begin();
    Future<T> future = threads.submit(() -> work.run(moved));
    long before = progress.bytes();
    long answersBefore = progress.answers();
    try {
      while (true) {
        try {
          T result = future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
          progress.answered();
          return result;
        } catch (TimeoutException e) {
          long now = progress.bytes();
          long answers = progress.answers();
          if (answers == answersBefore
              && now - before < LEAST_BYTES_PER_SECOND * patience.toMillis() / 1000) {
            throw new BackendException(
                Kind.TIMEOUT, "it did too little in " + patience.toMillis() / 1000.0 + " s", e);
          }
          before = now;
          answersBefore = answers;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendException(Kind.INTERRUPTED, "interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      future.cancel(true);
      progress.end(moved);
    }
  }

  private static IOException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException known -> known;
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      case null, default -> new IOException(e);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
