package dev.pipaccel.wheel;

import dev.pipaccel.archive.ArchiveEntry;
import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.CacheRoots;
import dev.pipaccel.cache.Directories;
import dev.pipaccel.cache.Quarantine;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Makes and finds the trees of wheels. A tree is unpacked once, under a lock, beside its place and
/// then renamed. Safe for use by several threads and processes.
///
/// ```
/// trees-1/<wheel sha256>/
///   manifest
///   files/                 the wheel's files, RECORD left out
///   bytecode-<key>/        compiled files, and `index`, which tells them
/// ```
public final class TreeStore {
  private static final String MANIFEST = "manifest";
  private static final String FILES = "files";
  private static final int FILE_MODE = 0644;
  private static final int EXECUTABLE_MODE = 0755;
  private static final long FIRST_TIME = 315_532_800L;
  private static final int TIME_BITS = 30;

  private final Cache cache;
  private final CacheLocks locks;
  private final Quarantine quarantine;
  private final Report report;

  /// The trees of one store.
  public TreeStore(Cache cache, CacheLocks locks, Quarantine quarantine, Report report) {
    this.cache = cache;
    this.locks = locks;
    this.quarantine = quarantine;
    this.report = report;
  }

  /// Finds a wheel's tree.
  ///
  /// @param sha256 the wheel's digest, lower-case hexadecimal
  public Optional<WheelTree> find(String sha256) {
    for (CacheRoots roots : cache.readable()) {
      if (roots.trust() == CacheRoots.Trust.NONE) {
        continue;
      }
      Path directory = roots.trees().resolve(sha256);
      if (quarantine.holds(directory)) {
        continue;
      }
      try {
        if (Files.exists(directory.resolve(MANIFEST))) {
          return Optional.of(read(directory, sha256, roots.trust()));
        }
      } catch (IOException e) {
        quarantine.move(directory, "its manifest cannot be read (" + e.getMessage() + ")");
      }
    }
    return Optional.empty();
  }

  private static WheelTree read(Path directory, String sha256, CacheRoots.Trust trust)
      throws IOException {
    TreeManifest manifest = ManifestFile.read(directory.resolve(MANIFEST));
    return new WheelTree(directory.resolve(FILES), manifest, sha256, trust == CacheRoots.Trust.OWN);
  }

  /// Returns a wheel's tree, unpacking the wheel if that has not been done.
  ///
  /// @param wheel the archive, whose digest has been verified
  /// @throws ArchiveException if the wheel may not be installed
  /// @throws IOException if neither the store nor the private folder takes the files
  public WheelTree unpack(Path wheel, String sha256) throws ArchiveException, IOException {
    Optional<WheelTree> known = find(sha256);
    if (known.isPresent()) {
      return known.get();
    }
    try (LockFile _ = locks.acquire("tree", sha256, "unpacking " + wheel.getFileName())) {
      Optional<WheelTree> meanwhile = find(sha256);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      try (WheelReader reader = WheelReader.open(wheel, report)) {
        Path directory = write(reader, sha256);
        return new WheelTree(directory.resolve(FILES), reader.manifest(), sha256, true);
      }
    }
  }

  private Path write(WheelReader reader, String sha256) throws ArchiveException, IOException {
    // A malformed archive must not look like a store that cannot be written.
    var failure = new ArchiveException[1];
    Path written =
        cache.write(roots -> {
          Path target = roots.trees().resolve(sha256);
          Path staged = AtomicFiles.unusedNameBeside(target);
          FileChanges.createDirectories(staged);
          try {
            extract(reader, staged.resolve(FILES), timeOf(sha256));
            FileChanges.write(staged.resolve(MANIFEST), ManifestFile.encode(reader.manifest()));
            if (!Files.exists(target.resolve(MANIFEST))) {
              // Remains of a tree that was set aside while it was compiled.
              FileTrees.delete(target);
            }
            Directories.publish(staged, target);
            return target;
          } catch (ArchiveException e) {
            failure[0] = e;
            return target;
          } finally {
            FileTrees.delete(staged);
          }
        });
    if (failure[0] != null) {
      throw failure[0];
    }
    return written;
  }

  private static void extract(WheelReader reader, Path directory, Instant time)
      throws ArchiveException, IOException {
    String record = reader.manifest().distInfo() + "/RECORD";
    Set<Path> made = new HashSet<>();
    for (ArchiveEntry entry : reader.files()) {
      if (entry.name().equals(record)) {
        continue;
      }
      Path file = directory.resolve(entry.name());
      Path parent = file.getParent();
      if (parent != null && made.add(parent)) {
        FileChanges.createDirectories(parent);
      }
      try (OutputStream content = FileChanges.createFile(file)) {
        reader.archive().copyTo(entry, content);
      }
      FileChanges.setMode(file, entry.isExecutable() ? EXECUTABLE_MODE : FILE_MODE);
      FileChanges.setModified(file, time);
    }
  }

  /// One time for all files of a wheel, from 1980 to 2014 by its digest: bytecode knows its source
  /// by time and size, so different contents at one path must not share both.
  static Instant timeOf(String sha256) {
    long bits = Long.parseLong(sha256.substring(0, 8), 16) >>> (32 - TIME_BITS);
    return Instant.ofEpochSecond(FIRST_TIME + bits);
  }

  /// Takes a damaged tree out of the store, so that it is made again.
  public void setAside(WheelTree tree, String reason) {
    Path directory = tree.directory().getParent();
    if (directory != null) {
      quarantine.move(directory, reason);
    }
  }
}
