package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Where the central directory lies (APPNOTE 4.3.14 to 4.3.16).
///
/// @param entries the number of entries
/// @param directoryOffset where it begins, in bytes from the start of the file
/// @param directorySize in bytes
/// @param shift what to add to the stated offsets of entries: 0 but for lenient reading of a file
///   with leading bytes
record EndRecord(long entries, long directoryOffset, long directorySize, long shift) {
  static final int SIGNATURE = 0x06054b50;
  static final int SIZE = 22;

  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int RECORD_64_SIGNATURE = 0x06064b50;
  private static final int RECORD_64_SIZE = 56;

  /// Where a file is read over a network, a record with a short comment is looked for first.
  private static final int SHORT_TAIL = 1024;

  private static final int LONGEST_COMMENT = 0xffff;
  private static final int MAX_16 = 0xffff;
  private static final long MAX_32 = 0xffffffffL;

  /// Reads the end of the file, in one go where it can.
  static EndRecord read(ZipInput input) throws IOException, ArchiveException {
    long fileSize = input.source().size();
    if (input.verification() == Verification.ON_READ && fileSize > SHORT_TAIL) {
      ByteBuffer tail = input.read(fileSize - SHORT_TAIL, SHORT_TAIL);
      int position = onlyAtEnd(tail, input);
      if (position >= LOCATOR_SIZE) {
        return at(position, tail, input);
      }
    }
    int length = (int) Math.min(fileSize, LOCATOR_SIZE + SIZE + LONGEST_COMMENT);
    ByteBuffer tail = input.read(fileSize - length, length);
    int position = input.isLenient() ? lastIn(tail) : onlyAtEnd(tail, input);
    if (position < 0) {
      throw input.invalid("it has no end record");
    }
    return at(position, tail, input);
  }

  private static EndRecord at(int position, ByteBuffer tail, ZipInput input)
      throws IOException, ArchiveException {
    Fields fields = Fields.parse(tail, position);
    if (fields.disk != 0 || fields.directoryDisk != 0 || fields.entriesHere != fields.entries) {
      throw input.invalid("it spans several disks");
    }
    long end = input.source().size() - tail.limit() + position;
    if (position >= LOCATOR_SIZE && tail.getInt(position - LOCATOR_SIZE) == LOCATOR_SIGNATURE) {
      return zip64(input, tail, position, end, fields);
    }
    return located(input, fields.entries, fields.offset, fields.size, end);
  }

  /// Finds the record that ends exactly where the file ends. A second one, hidden in the first
  /// one's comment or having it as its comment, would mean other entries to other readers.
  private static int onlyAtEnd(ByteBuffer tail, ZipInput input) throws ArchiveException {
    int found = -1;
    byte[] bytes = tail.array();
    for (int i = tail.limit() - SIZE; i >= 0; i--) {
      if (bytes[i] == 'P' && tail.getInt(i) == SIGNATURE) {
        boolean reachesEnd = i + SIZE + commentLength(tail, i) == tail.limit();
        if (reachesEnd && found >= 0) {
          throw input.invalid("it has more than one end record");
        }
        if (reachesEnd) {
          found = i;
        } else if (found < 0) {
          throw input.invalid("its end record is not at the end");
        }
      }
    }
    return found;
  }

  /// Finds the last record, whatever follows it.
  private static int lastIn(ByteBuffer tail) {
    for (int i = tail.limit() - SIZE; i >= 0; i--) {
      if (tail.get(i) == 'P' && tail.getInt(i) == SIGNATURE) {
        return i;
      }
    }
    return -1;
  }

  private static int commentLength(ByteBuffer tail, int position) {
    return Short.toUnsignedInt(tail.getShort(position + 20));
  }

  private static EndRecord zip64(
      ZipInput input, ByteBuffer tail, int position, long end, Fields fields)
      throws IOException, ArchiveException {
    int locator = position - LOCATOR_SIZE;
    long recordOffset = end - LOCATOR_SIZE - RECORD_64_SIZE;
    if (recordOffset < 0) {
      throw input.invalid("its zip64 end record is missing");
    }
    long stated = tail.getLong(locator + 8);
    if (tail.getInt(locator + 4) != 0
        || tail.getInt(locator + 16) > 1
        || (stated != recordOffset && !input.isLenient())) {
      throw input.invalid("its zip64 locator points elsewhere");
    }
    ByteBuffer record = input.read(recordOffset, RECORD_64_SIZE);
    if (record.getInt(0) != RECORD_64_SIGNATURE
        || record.getLong(4) != RECORD_64_SIZE - 12
        || record.getInt(16) != 0
        || record.getInt(20) != 0
        || record.getLong(24) != record.getLong(32)) {
      throw input.invalid("its zip64 end record is malformed");
    }
    long entries = record.getLong(32);
    long size = record.getLong(40);
    long offset = record.getLong(48);
    boolean agrees =
        (fields.entries == MAX_16 || fields.entries == entries)
            && (fields.size == MAX_32 || fields.size == size)
            && (fields.offset == MAX_32 || fields.offset == offset);
    if (!agrees && !input.isLenient()) {
      throw input.invalid("its two end records disagree");
    }
    return located(input, entries, offset, size, recordOffset);
  }

  /// The directory must end where the end records begin.
  private static EndRecord located(
      ZipInput input, long entries, long offset, long size, long recordsBegin)
      throws ArchiveException {
    if (size < 0 || offset < 0 || entries < 0 || size > recordsBegin) {
      throw input.invalid("its central directory lies outside of it");
    }
    long begin = recordsBegin - size;
    long shift = begin - offset;
    if (shift < 0 || (shift != 0 && !input.isLenient())) {
      throw input.invalid("its central directory is not where the end record says");
    }
    return new EndRecord(entries, begin, size, shift);
  }

  private record Fields(
      int disk, int directoryDisk, int entriesHere, int entries, long size, long offset) {
    static Fields parse(ByteBuffer tail, int at) {
      return new Fields(
          zeroIfUnset(Short.toUnsignedInt(tail.getShort(at + 4))),
          zeroIfUnset(Short.toUnsignedInt(tail.getShort(at + 6))),
          Short.toUnsignedInt(tail.getShort(at + 8)),
          Short.toUnsignedInt(tail.getShort(at + 10)),
          Integer.toUnsignedLong(tail.getInt(at + 12)),
          Integer.toUnsignedLong(tail.getInt(at + 16)));
    }

    /// A disk number of 0xffff stands in the zip64 record instead.
    private static int zeroIfUnset(int disk) {
      return disk == MAX_16 ? 0 : disk;
    }
  }
}
