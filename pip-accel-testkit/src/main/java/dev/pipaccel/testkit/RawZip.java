package dev.pipaccel.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zip files byte by byte, so that each field can be wrong. Without any such wish the result
/// is a plain zip file, the same for the same calls.
public final class RawZip {
  private static final int MAX_16 = 0xffff;
  private static final long MAX_32 = 0xffffffffL;
  private static final int FIRST_OF_JANUARY_1980 = 0x21;

  private final List<RawZipEntry> entries = new ArrayList<>();
  private byte[] prefix = {};
  private byte[] beforeDirectory = {};
  private byte[] comment = {};
  private byte[] trailer = {};
  private int entryCountError;
  private int directorySizeError;
  private int directoryOffsetError;
  private boolean zip64;

  /// Adds a deflated file with mode 0644 and returns it for changes.
  public RawZipEntry add(String name, byte[] content) {
    RawZipEntry entry = new RawZipEntry(name, content);
    entries.add(entry);
    return entry;
  }

  /// Adds a deflated file with mode 0644 and returns it for changes.
  public RawZipEntry add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Puts bytes before the first entry, which the offsets count.
  public RawZip prefix(byte[] bytes) {
    prefix = bytes.clone();
    return this;
  }

  /// Puts bytes between the last entry and the directory.
  public RawZip beforeDirectory(byte[] bytes) {
    beforeDirectory = bytes.clone();
    return this;
  }

  /// Sets the comment of the end record.
  public RawZip comment(byte[] bytes) {
    comment = bytes.clone();
    return this;
  }

  /// Puts bytes behind the end record, which knows nothing of them.
  public RawZip trailer(byte[] bytes) {
    trailer = bytes.clone();
    return this;
  }

  /// Adds these numbers to what the end record says truly.
  public RawZip endErrors(int entryCount, int directorySize, int directoryOffset) {
    entryCountError = entryCount;
    directorySizeError = directorySize;
    directoryOffsetError = directoryOffset;
    return this;
  }

  /// Writes the end record in its zip64 form.
  public RawZip zip64() {
    zip64 = true;
    return this;
  }

  /// Returns the file.
  public byte[] bytes() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    output.writeBytes(prefix);
    List<Integer> offsets = new ArrayList<>();
    for (RawZipEntry entry : entries) {
      output.writeBytes(entry.before);
      offsets.add(entry.sharesOffsetOf >= 0 ? offsets.get(entry.sharesOffsetOf) : output.size());
      if (entry.sharesOffsetOf < 0) {
        writeLocal(output, entry);
      }
    }
    output.writeBytes(beforeDirectory);
    int directory = output.size();
    int count = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).hidden) {
        writeCentral(output, entries.get(i), offsets.get(i));
        count++;
      }
    }
    writeEnd(output, count, output.size() - directory, directory);
    output.writeBytes(trailer);
    return output.toByteArray();
  }

  private static void writeLocal(ByteArrayOutputStream output, RawZipEntry entry) {
    byte[] name = entry.localName.getBytes(entry.charset);
    boolean blank = entry.blankLocal;
    LittleEndian header = new LittleEndian().u32(0x04034b50).u16(20).u16(entry.localFlags);
    header.u16(entry.localMethod).u16(0).u16(FIRST_OF_JANUARY_1980);
    header.u32(blank ? 0 : entry.crc() + entry.localCrcError);
    header.u32(blank ? 0 : entry.compressed().length + entry.localSizeError);
    header.u32(blank ? 0 : entry.size + entry.localSizeError);
    header.u16(name.length).u16(entry.localExtra.length);
    output.writeBytes(header.bytes());
    output.writeBytes(name);
    output.writeBytes(entry.localExtra);
    output.writeBytes(entry.compressed());
    output.writeBytes(entry.descriptor);
  }

  private static void writeCentral(ByteArrayOutputStream output, RawZipEntry entry, int offset) {
    byte[] name = entry.name.getBytes(entry.charset);
    LittleEndian header = new LittleEndian().u32(0x02014b50).u16(3 << 8 | 20).u16(20);
    header.u16(entry.flags).u16(entry.method).u16(0).u16(FIRST_OF_JANUARY_1980);
    header.u32(entry.crc());
    header.u32(entry.wide ? MAX_32 : entry.compressed().length + entry.compressedSizeError);
    header.u32(entry.wide ? MAX_32 : entry.size);
    header.u16(name.length).u16(entry.extra.length).u16(0).u16(0).u16(0);
    header.u32((long) entry.mode << 16).u32(offset + entry.offsetError);
    output.writeBytes(header.bytes());
    output.writeBytes(name);
    output.writeBytes(entry.extra);
  }

  private void writeEnd(ByteArrayOutputStream output, int count, int size, int offset) {
    int start = output.size();
    int entryCount = count + entryCountError;
    if (zip64) {
      LittleEndian record = new LittleEndian().u32(0x06064b50).u64(44).u16(45).u16(45);
      record.u32(0).u32(0).u64(entryCount).u64(entryCount);
      record.u64(size + directorySizeError).u64(offset + directoryOffsetError);
      record.u32(0x07064b50).u32(0).u64(start).u32(1);
      output.writeBytes(record.bytes());
    }
    int shortCount = zip64 ? MAX_16 : entryCount;
    LittleEndian end = new LittleEndian().u32(0x06054b50).u32(0).u16(shortCount).u16(shortCount);
    end.u32(zip64 ? MAX_32 : size + directorySizeError);
    end.u32(zip64 ? MAX_32 : offset + directoryOffsetError);
    output.writeBytes(end.u16(comment.length).raw(comment).bytes());
  }

  static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        output.write(buffer, 0, deflater.deflate(buffer));
      }
      return output.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
