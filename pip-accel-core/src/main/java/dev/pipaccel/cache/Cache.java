package dev.pipaccel.cache;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The store of one run: the user's roots, and behind them a private folder for what they cannot
/// take. With caching switched off there is only the private folder, which closing deletes. Safe
/// for use by several threads.
public final class Cache implements AutoCloseable {
  private static final String PRIVATE = "pip-accel-private-";

  private final @Nullable CacheRoots main;
  private final Path temporaryParent;
  private final Report report;
  private volatile boolean writable;
  private boolean closed;
  private @Nullable CacheRoots spill;

  private Cache(@Nullable CacheRoots main, boolean writable, Path temporaryParent, Report report) {
    this.main = main;
    this.writable = writable;
    this.temporaryParent = temporaryParent;
    this.report = report;
  }

  /// Opens the store at two places, making them where they are missing. Places that cannot be made
  /// or used are left aside with a warning.
  ///
  /// @param temporaryParent where private folders may be made
  public static Cache open(Path downloads, Path data, Path temporaryParent, Report report) {
    try {
      CacheOwnership ownership = CacheOwnership.prepare(downloads, data, temporaryParent);
      var roots = new CacheRoots(downloads, data, ownership.trust());
      if (!ownership.mayWrite()) {
        report.verbose("The cache in " + data + " is only read: " + ownership.reason());
      }
      return new Cache(roots, ownership.mayWrite(), temporaryParent, report);
    } catch (IOException e) {
      report.warn(
          "The cache in "
              + data
              + " cannot be used ("
              + FileFailures.describe(e)
              + "); going on without it");
      return new Cache(null, false, temporaryParent, report);
    }
  }

  /// Tells whether a file name is that of a private folder.
  static boolean isPrivateFolder(String name) {
    return name.startsWith(PRIVATE)
        && name.substring(PRIVATE.length()).chars().allMatch(Character::isDigit);
  }

  Path temporaryParent() {
    return temporaryParent;
  }

  /// Opens a store that keeps nothing beyond this run.
  public static Cache disabled(Path temporaryParent, Report report) {
    return new Cache(null, false, temporaryParent, report);
  }

  /// Returns the roots to look in, the user's first.
  public synchronized List<CacheRoots> readable() {
    var roots = new ArrayList<CacheRoots>(2);
    if (main != null) {
      roots.add(main);
    }
    if (spill != null) {
      roots.add(spill);
    }
    return roots;
  }

  /// Returns the roots of the user's store, if there is one.
  public Optional<CacheRoots> persistent() {
    return Optional.ofNullable(main);
  }

  /// Runs a write against the user's roots; where that fails or is not allowed, against the private
  /// folder. The first failure is told, and no later write of this run tries the user's roots.
  ///
  /// @throws IOException if the private folder fails too
  public <T> T write(Write<T> write) throws IOException {
    CacheRoots roots = main;
    if (roots != null && writable) {
      try {
        return write.to(roots);
      } catch (IOException e) {
        if (isCalledOff()) {
          throw e;
        }
        giveUpWriting(roots, e);
      }
    }
    return write.to(spill());
  }

  /// Notes that the user's roots cannot be written: the private folder is used from now on.
  void giveUpWriting(IOException cause) {
    if (main != null) {
      giveUpWriting(main, cause);
    }
  }

  /// Runs a write that nobody waits for: a failure is told once and otherwise without effect.
  void writeIfPossible(Write<?> write) {
    CacheRoots roots = main;
    if (roots == null || !writable) {
      return;
    }
    try {
      write.to(roots);
    } catch (IOException e) {
      if (!isCalledOff()) {
        giveUpWriting(roots, e);
      }
    }
  }

  /// Returns roots that can be written: the user's, else the private folder.
  public CacheRoots writableRoots() throws IOException {
    CacheRoots roots = main;
    return roots != null && writable ? roots : spill();
  }

  /// Returns the roots of the private folder, which is deleted at the end of the run.
  public CacheRoots privateRoots() throws IOException {
    return spill();
  }

  /// As [#write], for work that waits and may be interrupted.
  public <T> T writeInterruptibly(InterruptibleWrite<T> write)
      throws IOException, InterruptedException {
    CacheRoots roots = main;
    if (roots != null && writable) {
      try {
        return write.to(roots);
      } catch (IOException e) {
        if (isCalledOff()) {
          throw e;
        }
        giveUpWriting(roots, e);
      }
    }
    return write.to(spill());
  }

  /// Tells whether a write failed because its thread shall stop, which says nothing of the store.
  private static boolean isCalledOff() {
    return Thread.currentThread().isInterrupted();
  }

  private synchronized void giveUpWriting(CacheRoots roots, IOException cause) {
    if (writable) {
      writable = false;
      report.warn(
          "The cache in "
              + roots.data()
              + " cannot be written ("
              + FileFailures.describe(cause)
              + "); going on without it");
    }
  }

  private synchronized CacheRoots spill() throws IOException {
    if (closed) {
      throw new IOException("The cache is closed");
    }
    if (spill == null) {
      Path directory = FileChanges.createTemporaryDirectory(temporaryParent, PRIVATE);
      spill = new CacheRoots(directory.resolve("downloads"), directory, CacheRoots.Trust.OWN);
    }
    return spill;
  }

  /// Deletes the private folder.
  @Override
  public synchronized void close() {
    closed = true;
    if (spill != null) {
      try {
        FileTrees.delete(spill.data());
      } catch (IOException e) {
        report.verbose("Cannot delete " + spill.data() + ": " + FileFailures.describe(e));
      }
      spill = null;
    }
  }

  /// A write to one pair of roots that may be interrupted.
  @FunctionalInterface
  public interface InterruptibleWrite<T> {
    /// Writes below the given roots.
    T to(CacheRoots roots) throws IOException, InterruptedException;
  }

  /// A write to one pair of roots.
  @FunctionalInterface
  public interface Write<T> {
    /// Writes below the given roots.
    T to(CacheRoots roots) throws IOException;
  }
}
