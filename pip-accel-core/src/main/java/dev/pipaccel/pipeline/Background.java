package dev.pipaccel.pipeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Work that is begun before anybody asks for it. It ends with the run, lest it leave files behind
/// that nobody deletes.
final class Background implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

  void start(Runnable task) {
    try {
      tasks.execute(task);
    } catch (RejectedExecutionException e) {
      // The run is over, and nobody will ask for the result.
      return;
    }
  }

  /// Stops all work.
  @Override
  public void close() {
    tasks.shutdownNow();
    try {
      tasks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
