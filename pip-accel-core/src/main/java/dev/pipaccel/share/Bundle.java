package dev.pipaccel.share;

import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.digest.Sha256;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.StoreKey.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A shared cache in one file, for machines that no network reaches: a tar archive of the same
/// paths that a folder has. It is trusted as little as any other shared cache.
public final class Bundle {
  private static final Set<Kind> CARRIED = Set.of(Kind.BLOB, Kind.PAGE, Kind.METADATA, Kind.BUILD);
  private static final String IMPORTED = "imported-1";

  private Bundle() {}

  /// What a bundle had.
  ///
  /// @param taken how many things
  /// @param rejected how many are not what their names say, or were not signed by a trusted key
  public record Imported(int taken, int rejected) {}

  /// Returns the folder of what was imported, below that of all caches.
  public static Path imported(Path data) {
    return data.resolve(IMPORTED);
  }

  /// Tells whether anybody could believe the records of a bundle that is made here.
  ///
  /// @throws ConfigurationException if a key cannot be used
  public static boolean canBeMade(SharedCacheSettings settings) throws ConfigurationException {
    return Trust.of(settings).makesRecords();
  }

  /// Packs a folder in which a shared cache lies; the same content makes the same bytes.
  ///
  /// @return how many things it has
  public static int write(Path folder, Path bundle) throws IOException {
    Set<StoreKey> keys = new TreeSet<>(Comparator.comparing(StoreKey::path));
    var backend = new DirectoryBackend(folder);
    for (Kind kind : CARRIED) {
      backend.list(kind, (key, _, _) -> keys.add(key));
    }
    try (PendingFile file = PendingFile.beside(bundle)) {
      try (var tar = new TarArchiveOutputStream(new BufferedOutputStream(file.output()))) {
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (StoreKey key : keys) {
          Path content = folder.resolve(key.path());
          var entry = new TarArchiveEntry(key.path());
          entry.setSize(Files.size(content));
          entry.setModTime(0L);
          tar.putArchiveEntry(entry);
          try (InputStream bytes = Files.newInputStream(content)) {
            bytes.transferTo(tar);
          }
          tar.closeArchiveEntry();
        }
      }
      file.replaceTarget();
    }
    return keys.size();
  }

  /// Takes what can be believed into a folder.
  ///
  /// @throws IOException if the bundle cannot be read or the folder not be written
  /// @throws ConfigurationException if a key cannot be used
  public static Imported read(Path bundle, Path folder, SharedCacheSettings settings)
      throws IOException, ConfigurationException {
    Trust trust = Trust.of(settings);
    FileChanges.createDirectories(folder);
    var target = new DirectoryBackend(folder);
    int taken = 0;
    int rejected = 0;
    try (var tar =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(bundle)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Optional<StoreKey> key = StoreKey.ofPath(entry.getName()).filter(Bundle::isCarried);
        boolean believed =
            key.isPresent()
                && entry.isFile()
                && (key.get().kind() == Kind.BLOB
                    ? takeBlob(key.get(), tar, folder)
                    : takeRecord(key.get(), tar, target, trust));
        taken += believed ? 1 : 0;
        rejected += believed ? 0 : 1;
      }
    }
    return new Imported(taken, rejected);
  }

  private static boolean isCarried(StoreKey key) {
    return CARRIED.contains(key.kind());
  }

  private static boolean takeBlob(StoreKey key, InputStream content, Path folder)
      throws IOException {
    var digest = new DigestInputStream(content, Sha256.engine());
    try (PendingFile file = PendingFile.beside(folder.resolve(key.path()))) {
      digest.transferTo(file.output());
      boolean right =
          HexFormat.of().formatHex(digest.getMessageDigest().digest()).equals(key.digest());
      if (right) {
        file.replaceTarget();
      }
      return right;
    }
  }

  private static boolean takeRecord(
      StoreKey key, InputStream content, CacheBackend target, Trust trust) throws IOException {
    byte[] bytes = content.readNBytes(SharedRecord.LIMIT);
    if (trust.open(key, bytes).isEmpty()) {
      return false;
    }
    target.put(key, Payload.of(bytes));
    return true;
  }

  /// Returns the places of a run: what was imported first, if anything was.
  public static SharedCacheSettings behind(SharedCacheSettings settings, Path data) {
    Path folder = imported(data);
    return Files.isDirectory(folder)
        ? settings.withFirst(
            new SharedCacheSettings.Backend(SharedCacheSettings.Mode.READ, folder.toString()))
        : settings;
  }
}
