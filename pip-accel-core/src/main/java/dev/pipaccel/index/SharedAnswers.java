package dev.pipaccel.index;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// Computes each answer once: who asks for one that another thread is computing waits for it.
final class SharedAnswers<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> answers = new ConcurrentHashMap<>();

  V get(K key, Function<K, V> compute) {
    var mine = new CompletableFuture<V>();
    CompletableFuture<V> theirs = answers.putIfAbsent(key, mine);
    if (theirs != null) {
      return await(theirs);
    }
    try {
      V value = compute.apply(key);
      mine.complete(value);
      return value;
    } finally {
      // A failure is not kept: who waits fails, too, who comes later tries anew.
      if (!mine.isDone()) {
        answers.remove(key, mine);
        mine.cancel(false);
      }
    }
  }

  private static <V> V await(CompletableFuture<V> theirs) {
    try {
      return theirs.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
