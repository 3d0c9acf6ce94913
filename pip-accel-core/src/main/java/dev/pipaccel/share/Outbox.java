package dev.pipaccel.share;

import dev.pipaccel.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What is to be stored in backends: most of it when the work is done, some of it at once. Safe for
/// use by several threads.
final class Outbox {
  private static final int AT_ONCE = 8;
  private final Report report;
  private final AtomicInteger unsent = new AtomicInteger();
  private final List<Runnable> waiting = new ArrayList<>();
  private @Nullable ExecutorService threads;

  Outbox(Report report) {
    this.report = report;
  }

  /// Keeps an upload for the end of the run.
  synchronized void later(Runnable upload) {
    waiting.add(upload);
  }

  /// Begins an upload.
  synchronized void now(Runnable upload) {
    ExecutorService started = threads;
    if (started == null) {
      started = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
      threads = started;
    }
    unsent.incrementAndGet();
    started.execute(() -> {
      upload.run();
      unsent.decrementAndGet();
    });
  }

  /// Begins what waits and waits for all of it, for no longer than a time; what is not stored then
  /// is told and left. Nothing can be stored any more afterwards.
  ///
  /// @return whether nothing was left
  boolean close(Duration longest) {
    ExecutorService started = begin();
    if (started == null) {
      return true;
    }
    try (Report.Activity _ = report.begin("Storing in the shared cache", -1)) {
      if (!started.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        report.warn(
            "Left %d uploads to the shared cache after %d s"
                .formatted(unsent.get(), longest.toSeconds()));
        return false;
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      started.shutdownNow();
    }
  }

  private synchronized @Nullable ExecutorService begin() {
    waiting.forEach(this::now);
    waiting.clear();
    if (threads != null) {
      threads.shutdown();
    }
    return threads;
  }
}
