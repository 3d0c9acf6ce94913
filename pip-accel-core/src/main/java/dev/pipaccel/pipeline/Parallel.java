package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same to several things at a time.
final class Parallel {
  private Parallel() {}

  /// What is done to one thing.
  @FunctionalInterface
  interface Task<T, R> {
    R run(T thing) throws PipAccelException, InterruptedException;
  }

  /// Returns the results in the order of the things. The first failure ends the others.
  static <T, R> List<R> map(List<T> things, Task<T, R> task)
      throws PipAccelException, InterruptedException {
    var results = new ArrayList<Future<R>>(things.size());
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      var ended = new ExecutorCompletionService<R>(tasks);
      for (T thing : things) {
        results.add(ended.submit(() -> task.run(thing)));
      }
      try {
        for (int i = 0; i < results.size(); i++) {
          ended.take().get();
        }
        return results.stream().map(Future::resultNow).toList();
      } catch (ExecutionException e) {
        tasks.shutdownNow();
        throw Failures.unwrap(e);
      } catch (InterruptedException e) {
        tasks.shutdownNow();
        throw e;
      }
    }
  }
}
