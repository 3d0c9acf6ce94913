package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Does the work for each key once; whoever asks meanwhile waits for the same answer, and a failure
/// is everybody's. Only that the thread at work was told to stop is its own affair: another one of
/// those who wait does the work then. Safe for use by several threads.
final class OnceMap<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> answers = new ConcurrentHashMap<>();

  V get(K key, Work<V> work) throws PipAccelException, InterruptedException {
    while (true) {
      var mine = new CompletableFuture<V>();
      CompletableFuture<V> earlier = answers.putIfAbsent(key, mine);
      if (earlier == null) {
        return answer(key, mine, work);
      }
      try {
        return earlier.get();
      } catch (CancellationException e) {
        // It has left the map, so this thread or another that waited takes its place.
        continue;
      } catch (ExecutionException e) {
        throw Failures.unwrap(e);
      }
    }
  }

  /// Returns an answer that is there, without waiting for it.
  Optional<V> answered(K key) {
    CompletableFuture<V> answer = answers.get(key);
    return answer != null && answer.state() == Future.State.SUCCESS
        ? Optional.of(answer.resultNow())
        : Optional.empty();
  }

  private V answer(K key, CompletableFuture<V> mine, Work<V> work)
      throws PipAccelException, InterruptedException {
    try {
      V value = work.run();
      mine.complete(value);
      return value;
    } catch (PipAccelException | InterruptedException | RuntimeException | Error failure) {
      if (failure instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
        answers.remove(key, mine);
        mine.cancel(false);
      } else {
        mine.completeExceptionally(failure);
      }
      throw failure;
    }
  }

  /// The work for one key.
  @FunctionalInterface
  interface Work<V> {
    V run() throws PipAccelException, InterruptedException;
  }
}
