package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.Links;
import dev.pipaccel.fs.Modes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Puts files in place: folder by folder, with a few threads where there are many files.
final class FilePutter {
  /// From this number of files on, more than one thread is worth its start.
  private static final int MANY = 256;

  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /// Puts all files in place; after a failure no more are begun, and none is under way when this
  /// returns.
  void putAll(Map<Path, Map<Path, FileContent>> folders) throws IOException {
    List<Map<Path, FileContent>> work = new ArrayList<>(folders.values());
    int count = 0;
    for (Map<Path, FileContent> folder : work) {
      count += folder.size();
    }
    AtomicInteger next = new AtomicInteger();
    if (count < MANY || THREADS == 1) {
      putSome(work, next);
    } else {
      putInParallel(work, next);
    }
    switch (failure.get()) {
      case IOException known -> throw known;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> {}
    }
  }

  private void putInParallel(List<Map<Path, FileContent>> work, AtomicInteger next)
      throws InterruptedIOException {
    CountDownLatch running = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform()
          .name("install-" + i)
          .daemon()
          .start(() -> {
            putSome(work, next);
            running.countDown();
          });
    }
    boolean interrupted = false;
    while (true) {
      try {
        running.await();
        break;
      } catch (InterruptedException stop) {
        interrupted = true;
        failure.compareAndSet(null, new InterruptedIOException("interrupted while installing"));
      }
    }
    if (interrupted) {
      throw new InterruptedIOException("interrupted while installing");
    }
  }

  private void putSome(List<Map<Path, FileContent>> work, AtomicInteger next) {
    try {
      while (failure.get() == null) {
        int at = next.getAndIncrement();
        if (at >= work.size()) {
          return;
        }
        for (Map.Entry<Path, FileContent> file : work.get(at).entrySet()) {
          if (failure.get() != null) {
            return;
          }
          if (Thread.interrupted()) {
            throw new InterruptedIOException("interrupted while installing");
          }
          put(file.getKey(), file.getValue());
        }
      }
    } catch (IOException | RuntimeException | Error stop) {
      failure.compareAndSet(null, stop);
    }
  }

  /// Puts one file in place.
  static void put(Path target, FileContent content) throws IOException {
    switch (content) {
      case FileContent.Shared(Path source) -> Links.linkOrCopy(source, target);
      case FileContent.Copied(Path source, int mode) -> {
        Links.copy(source, target);
        setMode(target, mode);
      }
      case FileContent.Staged(Path source, int mode) -> {
        setMode(source, mode);
        FileChanges.move(source, target);
      }
      case FileContent.Written(byte[] bytes, int mode) -> {
        FileChanges.write(target, bytes);
        setMode(target, mode);
      }
    }
  }

  private static void setMode(Path file, int mode) throws IOException {
    if (Modes.of(file) != mode) {
      FileChanges.setMode(file, mode);
    }
  }
}
