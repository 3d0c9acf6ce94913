package dev.pipaccel.fs;

import dev.pipaccel.report.Report;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A lock that excludes other processes and other threads of this one, held until it is closed; the
/// end of a process, however violent, frees it. It may be closed by another thread than the one
/// that took it, and a thread must not take one twice.
///
/// Where the file system knows no locks, the other threads are excluded and the user is told.
public final class LockFile implements Closeable {
  private static final long NOTICE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long FIRST_PAUSE_MILLIS = 2;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  /// The locks of the operating system belong to the process, so that threads need one more.
  private static final ConcurrentMap<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Path path;
  private final Semaphore threads;
  private final @Nullable FileChannel channel;
  private final boolean temporary;
  private boolean closed;

  private LockFile(Path path, Semaphore threads, @Nullable FileChannel channel, boolean temporary) {
    this.path = path;
    this.threads = threads;
    this.channel = channel;
    this.temporary = temporary;
  }

  /// Takes a lock, waiting as long as it takes. The file stays, empty; missing directories above it
  /// are made.
  ///
  /// @param whatFor what others do meanwhile, completing `Waiting for another pip-accel to finish`,
  ///   such as `building lxml-5.0`
  /// @throws InterruptedIOException if the thread is interrupted; its interrupt flag is set again
  public static LockFile acquire(Path path, Report report, String whatFor) throws IOException {
    return acquire(new Request(path, report, whatFor, false), Long.MAX_VALUE).orElseThrow();
  }

  /// Takes a lock whose file is deleted when the lock is closed.
  public static LockFile acquireTemporary(Path path, Report report, String whatFor)
      throws IOException {
    return acquire(new Request(path, report, whatFor, true), Long.MAX_VALUE).orElseThrow();
  }

  /// Takes a lock unless that takes longer than `timeout`; zero asks once.
  public static Optional<LockFile> tryAcquire(
      Path path, Report report, String whatFor, Duration timeout) throws IOException {
    return acquire(new Request(path, report, whatFor, false), timeout.toNanos());
  }

  /// Returns whether other processes are excluded, too.
  public boolean excludesProcesses() {
    return channel != null;
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (temporary) {
        // Deleted while held: whoever waits for it finds out by its size that it is gone.
        FileChanges.deleteIfExists(path);
      }
    } finally {
      free();
    }
  }

  private void free() throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      threads.release();
    }
  }

  private record Request(Path path, Report report, String whatFor, boolean temporary) {}

  private static Optional<LockFile> acquire(Request request, long timeoutNanos) throws IOException {
    Path path = canonical(request.path());
    Semaphore threads = THREADS.computeIfAbsent(path, key -> new Semaphore(1));
    Waiting waiting = new Waiting(request, timeoutNanos);
    while (!threads.tryAcquire()) {
      if (!waiting.pause()) {
        return Optional.empty();
      }
    }
    boolean taken = false;
    try {
      Optional<LockFile> lock = lockProcesses(path, threads, request, waiting);
      taken = lock.isPresent();
      return lock;
    } finally {
      if (!taken) {
        threads.release();
      }
    }
  }

  private static Optional<LockFile> lockProcesses(
      Path path, Semaphore threads, Request request, Waiting waiting) throws IOException {
    while (true) {
      FileChannel channel = open(path);
      boolean keep = false;
      try {
        Attempt attempt = attempt(path, channel, request.temporary());
        switch (attempt) {
          case LOCKED -> {
            keep = true;
            return Optional.of(new LockFile(path, threads, channel, request.temporary()));
          }
          case UNSUPPORTED -> {
            request.report().warn("Other processes are not excluded, no locks at " + path);
            return Optional.of(new LockFile(path, threads, null, request.temporary()));
          }
          case GONE -> {}
          case HELD -> {
            if (!waiting.pause()) {
              return Optional.empty();
            }
          }
        }
      } finally {
        if (!keep) {
          channel.close();
        }
      }
    }
  }

  private enum Attempt {
    LOCKED,
    HELD,
    GONE,
    UNSUPPORTED
  }

  private static Attempt attempt(Path path, FileChannel channel, boolean temporary) {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return Attempt.HELD;
      }
      return !temporary || isStillThere(path, channel) ? Attempt.LOCKED : Attempt.GONE;
    } catch (IOException e) {
      return Attempt.UNSUPPORTED;
    }
  }

  /// Tells whether the locked file is the one of this name, and not one that its last holder has
  /// deleted. Opening it once more would give up the lock (POSIX), and no file key can be asked of
  /// a channel: so the file takes on a size that no other has.
  private static boolean isStillThere(Path path, FileChannel channel) throws IOException {
    long size = 1 + ThreadLocalRandom.current().nextLong(1L << 30);
    channel.write(ByteBuffer.allocate(1), size - 1);
    try {
      return Files.size(path) == size;
    } catch (NoSuchFileException e) {
      return false;
    } finally {
      channel.truncate(0);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    Path parent = path.getParent();
    while (true) {
      try {
        FaultPoint.reach("create lock", path);
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (NoSuchFileException e) {
        if (parent == null) {
          throw e;
        }
        FileChanges.createDirectories(parent);
      }
    }
  }

  /// Two spellings of one path must share a semaphore: links above the file are resolved.
  private static Path canonical(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      return absolute;
    }
    FileChanges.createDirectories(parent);
    return parent.toRealPath().resolve(absolute.getFileName());
  }

  /// The patience of one caller.
  private static final class Waiting {
    private final Request request;
    private final long timeoutNanos;
    private final long start = System.nanoTime();
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private boolean told;

    Waiting(Request request, long timeoutNanos) {
      this.request = request;
      this.timeoutNanos = timeoutNanos;
    }

    /// Waits a moment; false when the time is over.
    boolean pause() throws InterruptedIOException {
      long waited = System.nanoTime() - start;
      if (waited >= timeoutNanos) {
        return false;
      }
      if (!told && waited >= NOTICE_NANOS) {
        told = true;
        request.report().warn("Waiting for another pip-accel to finish " + request.whatFor());
      }
      try {
        Thread.sleep(pauseMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for " + request.path());
      }
      pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
      return true;
    }
  }
}
