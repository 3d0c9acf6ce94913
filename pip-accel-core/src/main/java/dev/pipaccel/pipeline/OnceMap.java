package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Does the work for each key once; whoever asks meanwhile waits for the same answer, and a failure
/// is everybody's. Safe for use by several threads.
final class OnceMap<K, V> {
  private final ConcurrentMap<K, FutureTask<V>> answers = new ConcurrentHashMap<>();

  V get(K key, Work<V> work) throws PipAccelException, InterruptedException {
    var task = new FutureTask<>(work::run);
    FutureTask<V> earlier = answers.putIfAbsent(key, task);
    if (earlier == null) {
      task.run();
    }
    return wait(earlier == null ? task : earlier);
  }

  private static <V> V wait(FutureTask<V> task) throws PipAccelException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw Failures.unwrap(e);
    }
  }

  /// The work for one key.
  @FunctionalInterface
  interface Work<V> {
    V run() throws PipAccelException, InterruptedException;
  }
}
