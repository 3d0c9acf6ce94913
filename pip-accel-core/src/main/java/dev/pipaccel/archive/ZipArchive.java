package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.FileChanges;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A zip file, opened and checked. A file that two readers could understand in two ways is refused,
/// see [Verification]; so are unsafe names, links, encryption, methods other than stored and
/// deflate, and what exceeds [ArchiveLimits].
///
/// Safe for use by several threads, which may read different entries at the same time.
public final class ZipArchive implements Closeable {
  private static final int COPY_BUFFER = 64 * 1024;

  private final ZipInput input;
  private final EndRecord end;
  private final List<ArchiveEntry> entries;
  private final Map<String, ArchiveEntry> byName;

  private ZipArchive(ZipInput input, EndRecord end, CentralDirectory directory) {
    this.input = input;
    this.end = end;
    this.entries = directory.entries();
    this.byName = directory.byName();
  }

  /// Opens a local wheel and checks its whole layout.
  ///
  /// @throws ArchiveException if the file breaks a rule
  public static ZipArchive open(Path file) throws IOException, ArchiveException {
    return open(file, Verification.COMPLETE);
  }

  /// Opens a local file.
  ///
  /// @throws ArchiveException if the file breaks a rule
  public static ZipArchive open(Path file, Verification verification)
      throws IOException, ArchiveException {
    return open(FileSource.open(file), file.toString(), verification, ArchiveLimits.DEFAULT);
  }

  /// Opens the zip file that `source` gives. The source is closed with the result, and at once if
  /// this method fails.
  ///
  /// @param name what to call the file in messages
  /// @throws ArchiveException if the file breaks a rule
  public static ZipArchive open(ByteSource source, String name, Verification verification)
      throws IOException, ArchiveException {
    return open(source, name, verification, ArchiveLimits.DEFAULT);
  }

  /// Opens the zip file that `source` gives for a few of its entries, and knows no others.
  ///
  /// @param ending how the names of the wanted entries end, in ASCII
  public static ZipArchive openForNames(ByteSource source, String name, String ending)
      throws IOException, ArchiveException {
    return open(source, name, Verification.ON_READ, ArchiveLimits.DEFAULT, ending);
  }

  /// Opens the zip file that `source` gives, with limits other than the default ones.
  public static ZipArchive open(
      ByteSource source, String name, Verification verification, ArchiveLimits limits)
      throws IOException, ArchiveException {
    return open(source, name, verification, limits, "");
  }

  private static ZipArchive open(
      ByteSource source,
      String name,
      Verification verification,
      ArchiveLimits limits,
      String ending)
      throws IOException, ArchiveException {
    boolean opened = false;
    try {
      ZipInput input = new ZipInput(source, name, verification);
      EndRecord end = EndRecord.read(input);
      CentralDirectory directory = CentralDirectory.read(input, end, limits, ending);
      ZipArchive archive = new ZipArchive(input, end, directory);
      if (verification == Verification.COMPLETE) {
        archive.checkLayout();
      }
      opened = true;
      return archive;
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }

  /// Returns the entries in the order of the central directory, directories among them.
  public List<ArchiveEntry> entries() {
    return entries;
  }

  /// Returns the entry of exactly this name.
  public Optional<ArchiveEntry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Returns the content of an entry.
  ///
  /// @throws ArchiveException if the entry is corrupt or too big for an array
  public byte[] read(ArchiveEntry entry) throws IOException, ArchiveException {
    if (entry.size() > Integer.MAX_VALUE - 8) {
      throw input.invalid(entry.name(), "is too big");
    }
    try (InputStream content = open(entry)) {
      byte[] bytes = content.readNBytes((int) entry.size());
      if (bytes.length != entry.size() || content.read() >= 0) {
        throw input.invalid(entry.name(), "has another size than it states");
      }
      return bytes;
    } catch (CorruptEntryException e) {
      throw e.reason();
    }
  }

  /// Opens the content of an entry. The read that would give the last byte throws an `IOException`
  /// caused by an [ArchiveException] if the content is corrupt.
  public InputStream open(ArchiveEntry entry) throws IOException, ArchiveException {
    long dataOffset = LocalHeader.dataOffset(input, entry, end.directoryOffset());
    return new EntryInputStream(input, entry, dataOffset);
  }

  /// Writes the content of an entry to `output`, which stays open.
  ///
  /// @return the number of bytes
  /// @throws ArchiveException if the entry is corrupt; a part of it may have been written
  public long copyTo(ArchiveEntry entry, OutputStream output) throws IOException, ArchiveException {
    return copy(entry, output, null);
  }

  /// Writes the content of an entry to a new file, which is removed if that fails.
  ///
  /// @param digest is fed with the content
  /// @return the number of bytes
  /// @throws FileAlreadyExistsException if there is something of this name
  /// @throws ArchiveException if the entry is corrupt
  public long extract(ArchiveEntry entry, Path file, MessageDigest digest)
      throws IOException, ArchiveException {
    OutputStream output = FileChanges.createFile(file);
    boolean complete = false;
    try (output) {
      long size = copy(entry, output, digest);
      complete = true;
      return size;
    } finally {
      if (!complete) {
        FileChanges.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    input.source().close();
  }

  @Override
  public String toString() {
    return input.archive();
  }

  private long copy(ArchiveEntry entry, OutputStream output, @Nullable MessageDigest digest)
      throws IOException, ArchiveException {
    byte[] buffer = new byte[Math.clamp(entry.size(), 1, COPY_BUFFER)];
    long total = 0;
    try (InputStream content = open(entry)) {
      int count;
      while ((count = content.read(buffer)) >= 0) {
        output.write(buffer, 0, count);
        if (digest != null) {
          digest.update(buffer, 0, count);
        }
        total += count;
      }
      return total;
    } catch (CorruptEntryException e) {
      throw e.reason();
    }
  }

  /// Walks over the local headers in the order of their places: they must follow each other without
  /// overlap or gap from the first byte to the central directory.
  private void checkLayout() throws IOException, ArchiveException {
    List<ArchiveEntry> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(ArchiveEntry::headerOffset));
    long first = byPlace.isEmpty() ? end.directoryOffset() : byPlace.getFirst().headerOffset();
    if (first != 0) {
      throw input.invalid("it begins with hidden bytes");
    }
    for (int i = 0; i < byPlace.size(); i++) {
      ArchiveEntry entry = byPlace.get(i);
      long next =
          i + 1 < byPlace.size() ? byPlace.get(i + 1).headerOffset() : end.directoryOffset();
      long dataOffset = LocalHeader.dataOffset(input, entry, end.directoryOffset());
      LocalHeader.checkTrailer(input, entry, dataOffset + entry.compressedSize(), next);
    }
  }
}
