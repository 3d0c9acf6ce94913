package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// The extra fields of a header (APPNOTE 4.5): of interest are the zip64 sizes and the Unicode
/// path, which other readers may prefer to the name.
final class ExtraFields {
  private static final int ZIP64 = 0x0001;
  private static final int UNICODE_PATH = 0x7075;

  /// The version and the CRC before a Unicode path, in bytes.
  private static final int PATH_PREFIX = 5;

  private static final long MAX_32 = 0xffffffffL;

  private ExtraFields() {}

  /// Sizes and offset of a header, in bytes.
  record Sizes(long size, long compressedSize, long headerOffset) {}

  /// Replaces those numbers that are at their 32-bit maximum by what the zip64 field gives.
  static Sizes resolve(
      ZipInput input, String entry, ByteBuffer header, int start, int length, Sizes stated)
      throws ArchiveException {
    boolean needed =
        stated.size == MAX_32 || stated.compressedSize == MAX_32 || stated.headerOffset == MAX_32;
    Sizes found = stated;
    boolean resolved = false;
    int end = start + length;
    int position = start;
    // Padding of fewer than four bytes at the end is common and harmless.
    while (position + 4 <= end) {
      int id = Short.toUnsignedInt(header.getShort(position));
      int fieldEnd = position + 4 + Short.toUnsignedInt(header.getShort(position + 2));
      if (fieldEnd > end) {
        throw input.invalid(entry, "has a malformed extra field");
      }
      if (id == ZIP64 && needed) {
        if (resolved) {
          throw input.invalid(entry, "has two zip64 fields");
        }
        found = zip64(input, entry, header, position + 4, fieldEnd, stated);
        resolved = true;
      } else if (id == UNICODE_PATH && !input.isLenient()) {
        checkUnicodePath(input, entry, header, position + 4, fieldEnd);
      }
      position = fieldEnd;
    }
    if (needed && !resolved) {
      throw input.invalid(entry, "lacks its zip64 sizes");
    }
    if (found.size < 0 || found.compressedSize < 0 || found.headerOffset < 0) {
      throw input.invalid(entry, "has a size beyond all bounds");
    }
    return found;
  }

  private static Sizes zip64(
      ZipInput input, String entry, ByteBuffer header, int start, int end, Sizes stated)
      throws ArchiveException {
    long[] values = {stated.size, stated.compressedSize, stated.headerOffset};
    int position = start;
    for (int i = 0; i < values.length; i++) {
      if (values[i] == MAX_32) {
        if (position + 8 > end) {
          throw input.invalid(entry, "has a zip64 field that is too short");
        }
        values[i] = header.getLong(position);
        position += 8;
      }
    }
    return new Sizes(values[0], values[1], values[2]);
  }

  /// Refuses a second name that differs from the first: readers would disagree.
  private static void checkUnicodePath(
      ZipInput input, String entry, ByteBuffer header, int start, int end) throws ArchiveException {
    int length = end - start - PATH_PREFIX;
    if (length < 0 || !isName(header, start + PATH_PREFIX, length, entry)) {
      throw input.invalid(entry, "has a second, different name");
    }
  }

  private static boolean isName(ByteBuffer header, int offset, int length, String entry) {
    try {
      return EntryNames.decode(header, offset, length, true).equals(entry);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
