package dev.pipaccel.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zip files byte by byte, so that each field can be wrong. Without any such wish the result
/// is a plain zip file, the same for the same calls.
public final class RawZip {
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
    ByteBuffer header = littleEndian(30);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.localFlags);
    header.putShort((short) entry.localMethod).putShort((short) 0);
    header.putShort((short) FIRST_OF_JANUARY_1980);
    header.putInt(blank ? 0 : (int) entry.crc() + entry.localCrcError);
    header.putInt(blank ? 0 : entry.compressed().length + entry.localSizeError);
    header.putInt(blank ? 0 : (int) entry.size + entry.localSizeError);
    header.putShort((short) name.length).putShort((short) entry.localExtra.length);
    output.writeBytes(header.array());
    output.writeBytes(name);
    output.writeBytes(entry.localExtra);
    output.writeBytes(entry.compressed());
    output.writeBytes(entry.descriptor);
  }

  private static void writeCentral(ByteArrayOutputStream output, RawZipEntry entry, int offset) {
    byte[] name = entry.name.getBytes(entry.charset);
    ByteBuffer header = littleEndian(46);
    header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putShort((short) 0);
    header.putShort((short) FIRST_OF_JANUARY_1980).putInt((int) entry.crc());
    header.putInt(entry.wide ? -1 : entry.compressed().length + entry.compressedSizeError);
    header.putInt(entry.wide ? -1 : (int) entry.size);
    header.putShort((short) name.length).putShort((short) entry.extra.length);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    header.putInt(entry.mode << 16).putInt(offset + entry.offsetError);
    output.writeBytes(header.array());
    output.writeBytes(name);
    output.writeBytes(entry.extra);
  }

  private void writeEnd(ByteArrayOutputStream output, int count, int size, int offset) {
    int start = output.size();
    int entryCount = count + entryCountError;
    if (zip64) {
      ByteBuffer record = littleEndian(76);
      record.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
      record.putInt(0).putInt(0).putLong(entryCount).putLong(entryCount);
      record.putLong(size + directorySizeError).putLong(offset + directoryOffsetError);
      record.putInt(0x07064b50).putInt(0).putLong(start).putInt(1);
      output.writeBytes(record.array());
    }
    ByteBuffer end = littleEndian(22);
    end.putInt(0x06054b50).putInt(0);
    end.putShort((short) (zip64 ? -1 : entryCount)).putShort((short) (zip64 ? -1 : entryCount));
    end.putInt(zip64 ? -1 : size + directorySizeError);
    end.putInt(zip64 ? -1 : offset + directoryOffsetError);
    end.putShort((short) comment.length);
    output.writeBytes(end.array());
    output.writeBytes(comment);
  }

  static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
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
