package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.Links;
import dev.pipaccel.fs.Modes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes folders and puts files in place, with a few threads where there are many.
final class FilePutter {
  /// From this number of steps on, more than one thread is worth its start.
  private static final int MANY = 256;

  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /// Steps that must follow each other; several of these may be under way at a time.
  private interface Work {
    void run(FilePutter putter) throws IOException;
  }

  private record Folders(List<Path> paths) implements Work {
    @Override
    public void run(FilePutter putter) throws IOException {
      for (Path path : paths) {
        if (!putter.goesOn()) {
          return;
        }
        FileChanges.createDirectory(path);
      }
    }
  }

  private record Files(Map<Path, FileContent> contents) implements Work {
    @Override
    public void run(FilePutter putter) throws IOException {
      for (Map.Entry<Path, FileContent> file : contents.entrySet()) {
        if (!putter.goesOn()) {
          return;
        }
        put(file.getKey(), file.getValue());
      }
    }
  }

  /// Makes folders, which do not exist; after a failure no more are begun, and none is under way
  /// when this returns.
  ///
  /// @param folders outer ones first
  void makeAll(List<Path> folders) throws IOException {
    Map<Path, List<Path>> trees = new HashMap<>();
    List<Work> work = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> tree = trees.get(folder.getParent());
      if (tree == null) {
        tree = new ArrayList<>();
        work.add(new Folders(tree));
      }
      tree.add(folder);
      trees.put(folder, tree);
    }
    run(work, folders.size());
  }

  /// Puts all files in place, with the same promises.
  ///
  /// @param folders what to put into each folder
  void putAll(Map<Path, Map<Path, FileContent>> folders) throws IOException {
    List<Work> work = new ArrayList<>();
    int count = 0;
    for (Map<Path, FileContent> contents : folders.values()) {
      work.add(new Files(contents));
      count += contents.size();
    }
    run(work, count);
  }

  private void run(List<Work> work, int steps) throws IOException {
    AtomicInteger next = new AtomicInteger();
    if (steps < MANY || THREADS == 1) {
      runSome(work, next);
    } else {
      runInParallel(work, next);
    }
    switch (failure.get()) {
      case IOException known -> throw known;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> {}
    }
  }

  private void runInParallel(List<Work> work, AtomicInteger next) throws InterruptedIOException {
    CountDownLatch running = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform()
          .name("install-" + i)
          .daemon()
          .start(() -> {
            runSome(work, next);
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

  private void runSome(List<Work> work, AtomicInteger next) {
    try {
      int at = next.getAndIncrement();
      while (at < work.size() && goesOn()) {
        work.get(at).run(this);
        at = next.getAndIncrement();
      }
    } catch (IOException | RuntimeException | Error stop) {
      failure.compareAndSet(null, stop);
    }
  }

  /// Tells whether nothing has failed yet.
  private boolean goesOn() throws InterruptedIOException {
    if (Thread.interrupted()) {
      throw new InterruptedIOException("interrupted while installing");
    }
    return failure.get() == null;
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
