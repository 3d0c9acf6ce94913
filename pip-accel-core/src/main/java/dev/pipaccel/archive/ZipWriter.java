package dev.pipaccel.archive;

import dev.pipaccel.fs.PendingFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a wheel: the same bytes for the same entries in the same order. The file appears under
/// its name when [#finish] is done; closing before that leaves nothing. For one thread.
///
/// Entries are deflated, their names are UTF-8, their modes are those given and their time is one
/// for all. Neither an entry nor the file may exceed 4 GiB, nor the entries 65,534.
public final class ZipWriter implements Closeable {
  private static final int MOST_ENTRIES = 65_534;
  private static final long MOST_BYTES = 0xfffffffeL;
  private static final long LOCAL_HEADER = 0x04034b50;
  private static final long CENTRAL_HEADER = 0x02014b50;
  private static final int VERSION = 20;
  private static final int MADE_BY_UNIX = 3 << 8 | VERSION;
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final LocalDateTime LATEST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

  private final Path target;
  private final PendingFile file;
  private final OutputStream output;
  private final int dosTime;
  private final int dosDate;
  private final Set<String> names = new HashSet<>();
  private final List<byte[]> centralHeaders = new ArrayList<>();
  private long position;

  private ZipWriter(Path target, PendingFile file, LocalDateTime time) {
    this.target = target;
    this.file = file;
    this.output = file.output();
    this.dosTime = time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    this.dosDate = (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
  }

  /// Begins a file whose entries bear the earliest time that the format knows, 1980-01-01.
  public static ZipWriter create(Path target) throws IOException {
    return create(target, EARLIEST.toInstant(ZoneOffset.UTC));
  }

  /// Begins a file.
  ///
  /// @param time of all entries, such as that of `SOURCE_DATE_EPOCH`; what the format cannot say
  ///   becomes the nearest that it can
  public static ZipWriter create(Path target, Instant time) throws IOException {
    LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    LocalDateTime early = local.isAfter(LATEST) ? LATEST : local;
    LocalDateTime valid = early.isBefore(EARLIEST) ? EARLIEST : early;
    return new ZipWriter(target, PendingFile.beside(target), valid);
  }

  /// Adds a file.
  ///
  /// @param name a safe name, not used before
  /// @param mode the permission bits, such as `0644`
  public void add(String name, byte[] content, int mode) throws IOException {
    if (!SafeEntryName.isSafe(name) || name.endsWith("/") || !names.add(name)) {
      throw new IllegalArgumentException("not a new safe name: " + SafeEntryName.printable(name));
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] compressed = deflate(content);
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    if (centralHeaders.size() == MOST_ENTRIES
        || position + compressed.length + nameBytes.length > MOST_BYTES) {
      throw new IOException("too much for one zip file: " + target);
    }
    LittleEndian common = new LittleEndian();
    common.u16(VERSION).u16(ArchiveEntry.UTF_8).u16(ArchiveEntry.DEFLATED);
    common.u16(dosTime).u16(dosDate);
    common.u32(crc.getValue()).u32(compressed.length).u32(content.length);
    common.u16(nameBytes.length).u16(0);
    remember(common.bytes(), nameBytes, mode);
    write(new LittleEndian().u32(LOCAL_HEADER).raw(common.bytes()).raw(nameBytes).bytes());
    write(compressed);
  }

  /// Writes the directory and lets the file appear.
  public void finish() throws IOException {
    long start = position;
    for (byte[] header : centralHeaders) {
      write(header);
    }
    int count = centralHeaders.size();
    LittleEndian end = new LittleEndian().u32(EndRecord.SIGNATURE).u32(0).u16(count).u16(count);
    write(end.u32(position - start).u32(start).u16(0).bytes());
    if (position > MOST_BYTES) {
      throw new IOException("too much for one zip file: " + target);
    }
    file.replaceTarget();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void remember(byte[] common, byte[] name, int mode) {
    LittleEndian header = new LittleEndian().u32(CENTRAL_HEADER).u16(MADE_BY_UNIX).raw(common);
    header.u16(0).u16(0).u16(0);
    header.u32((long) (ArchiveEntry.TYPE_FILE | (mode & 07777)) << 16).u32(position);
    centralHeaders.add(header.raw(name).bytes());
  }

  private void write(byte[] bytes) throws IOException {
    output.write(bytes);
    position += bytes.length;
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 2 + 64);
      byte[] buffer = new byte[16 * 1024];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
