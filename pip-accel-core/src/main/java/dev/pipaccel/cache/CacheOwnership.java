package dev.pipaccel.cache;

import dev.pipaccel.fs.FileChanges;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Who owns the two roots of a store, who may write there, and what follows from that.
record CacheOwnership(CacheRoots.Trust trust, boolean mayWrite, String reason) {
  private static final int GROUP_OR_OTHERS_WRITE = 022;

  /// Makes missing roots (0700; root's own 0755) and looks at those that are there.
  static CacheOwnership prepare(Path downloads, Path data, Path temporaryParent)
      throws IOException {
    long user = effectiveUser(temporaryParent);
    for (Path root : List.of(downloads, data)) {
      create(root, user == 0 ? 0755 : 0700);
    }
    CacheOwnership first = of(downloads, user);
    CacheOwnership second = of(data, user);
    return first.trust.compareTo(second.trust) >= 0 ? first : second;
  }

  private static CacheOwnership of(Path root, long user) throws IOException {
    long owner = ((Number) Files.getAttribute(root, "unix:uid")).longValue();
    int mode = ((Number) Files.getAttribute(root, "unix:mode")).intValue();
    boolean exclusive = (mode & GROUP_OR_OTHERS_WRITE) == 0;
    if (owner == user) {
      return exclusive
          ? new CacheOwnership(CacheRoots.Trust.OWN, Files.isWritable(root), root + " is read-only")
          : new CacheOwnership(
              CacheRoots.Trust.NONE, true, "others may write in " + root + " (mode allows it)");
    }
    if (owner == 0 && exclusive) {
      return new CacheOwnership(CacheRoots.Trust.SYSTEM, false, root + " belongs to root");
    }
    return new CacheOwnership(CacheRoots.Trust.NONE, false, root + " belongs to another user");
  }

  private static void create(Path root, int mode) throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    Path parent = root.getParent();
    if (parent != null) {
      FileChanges.createDirectories(parent);
    }
    try {
      FileChanges.createDirectory(root, mode);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(root)) {
        throw e;
      }
    }
  }

  /// The user that files made by this process will belong to; `/proc/self` tells it on Linux.
  private static long effectiveUser(Path temporaryParent) throws IOException {
    Path self = Path.of("/proc/self");
    if (Files.exists(self)) {
      return ((Number) Files.getAttribute(self, "unix:uid")).longValue();
    }
    Path probe = FileChanges.createTemporaryDirectory(temporaryParent, "pip-accel-");
    try {
      return ((Number) Files.getAttribute(probe, "unix:uid")).longValue();
    } finally {
      FileChanges.delete(probe);
    }
  }
}
