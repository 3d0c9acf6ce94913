package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.Links;
import dev.pipaccel.fs.Modes;
import dev.pipaccel.model.record.RecordEntry;
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
import java.util.function.IntFunction;
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

  private record Files(Path folder, Map<String, FileContent> contents) implements Work {
    @Override
    public void run(FilePutter putter) throws IOException {
      for (Map.Entry<String, FileContent> file : contents.entrySet()) {
        if (!putter.goesOn()) {
          return;
        }
        put(folder.resolve(file.getKey()), file.getValue());
      }
    }
  }

  private record Tree(Path top, Map<Path, Map<String, FileContent>> folders) implements Work {
    @Override
    public void run(FilePutter putter) throws IOException {
      FileChanges.createDirectory(top);
      for (Map.Entry<Path, Map<String, FileContent>> below : folders.entrySet()) {
        Path folder = top.resolve(below.getKey());
        FileChanges.createDirectories(folder);
        new Files(folder, below.getValue()).run(putter);
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
  /// @param folders what to put into each folder, by name
  void putAll(Map<Path, Map<String, FileContent>> folders) throws IOException {
    List<Work> work = new ArrayList<>();
    folders.forEach((folder, contents) -> work.add(new Files(folder, contents)));
    run(work, TransactionPlan.count(folders));
  }

  /// Makes folders with all that is in them, with the same promises.
  ///
  /// @param place gives the path of each by its number
  /// @param trees what to put into each, by the folder below it and name
  void buildAll(IntFunction<Path> place, List<Map<Path, Map<String, FileContent>>> trees)
      throws IOException {
    List<Work> work = new ArrayList<>();
    int count = 0;
    for (Map<Path, Map<String, FileContent>> tree : trees) {
      work.add(new Tree(place.apply(work.size()), tree));
      count += TransactionPlan.count(tree);
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
      case FileContent.Written(byte[] bytes, int mode) -> write(target, bytes, mode);
      case FileContent.Recorded(InstalledRecord record, List<RecordEntry> wheel, int mode) ->
          write(target, record.content(wheel), mode);
    }
  }

  private static void write(Path target, byte[] bytes, int mode) throws IOException {
    FileChanges.write(target, bytes);
    setMode(target, mode);
  }

  private static void setMode(Path file, int mode) throws IOException {
    if (Modes.of(file) != mode) {
      FileChanges.setMode(file, mode);
    }
  }
}
