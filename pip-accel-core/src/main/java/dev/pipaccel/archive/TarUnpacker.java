package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.FileTrees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks tar files, compressed or not.
final class TarUnpacker {
  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_MAGIC = 6;

  /// For xz and lzma, in KiB; the greatest preset's decoder needs 65 MiB.
  private static final int MEMORY_LIMIT = 256 * 1024;

  private TarUnpacker() {}

  static boolean accepts(Path archive) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar = open(file)) {
      return next(tar, archive) != null;
    } catch (ArchiveException e) {
      return false;
    } catch (IOException e) {
      // Not in a compression that its first bytes promise; a file that cannot be read is an error.
      if (!Files.isReadable(archive)) {
        throw e;
      }
      return false;
    }
  }

  /// Unpacks in one pass, taking the first member's folder for one that all share; where that turns
  /// out wrong, it begins anew.
  static void unpack(Path archive, Path directory, ArchiveLimits limits)
      throws IOException, ArchiveException {
    boolean shared;
    try {
      shared = unpack(archive, new TarTree(archive, directory, true, limits));
    } catch (ArchiveException e) {
      // A link out of that folder is fine where the folder stays.
      if (isFolderShared(archive)) {
        throw e;
      }
      shared = false;
    }
    if (!shared) {
      FileTrees.empty(directory);
      unpack(archive, new TarTree(archive, directory, false, limits));
    }
  }

  private static boolean unpack(Path archive, TarTree tree) throws IOException, ArchiveException {
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar = openNamed(file, archive)) {
      @Nullable TarArchiveEntry member = next(tar, archive);
      if (member == null) {
        throw new ArchiveException("Cannot read the archive " + archive + ": it has no members");
      }
      for (; member != null; member = next(tar, archive)) {
        if (!tree.add(member, tar)) {
          return false;
        }
      }
    }
    tree.finish();
    return true;
  }

  private static boolean isFolderShared(Path archive) throws IOException, ArchiveException {
    List<String> names = new ArrayList<>();
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar = openNamed(file, archive)) {
      @Nullable TarArchiveEntry member;
      while ((member = next(tar, archive)) != null) {
        names.add(member.getName());
      }
    }
    return LeadingFolder.isShared(names);
  }

  private static TarArchiveInputStream openNamed(InputStream file, Path archive)
      throws ArchiveException {
    try {
      return open(file);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(archive, e);
    }
  }

  private static TarArchiveInputStream open(InputStream file) throws IOException {
    BufferedInputStream packed = new BufferedInputStream(file, BUFFER);
    packed.mark(LONGEST_MAGIC);
    byte[] magic = packed.readNBytes(LONGEST_MAGIC);
    packed.reset();
    return new TarArchiveInputStream(decompress(packed, magic), StandardCharsets.UTF_8.name());
  }

  private static InputStream decompress(InputStream packed, byte[] magic) throws IOException {
    if (begins(magic, 0x1f, 0x8b)) {
      return new GZIPInputStream(packed, BUFFER);
    }
    if (begins(magic, 'B', 'Z', 'h')) {
      return new BufferedInputStream(new BZip2CompressorInputStream(packed, true), BUFFER);
    }
    if (begins(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return new BufferedInputStream(new XZInputStream(packed, MEMORY_LIMIT), BUFFER);
    }
    if (begins(magic, 0x5d, 0, 0)) {
      return new BufferedInputStream(new LZMAInputStream(packed, MEMORY_LIMIT), BUFFER);
    }
    return packed;
  }

  private static boolean begins(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, Path archive)
      throws ArchiveException {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(archive, e);
    }
  }

  static ArchiveException unreadable(Path archive, Exception cause) {
    return new ArchiveException(
        "Cannot read the archive " + archive + ": " + cause.getMessage(), cause);
  }
}
