package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/// Reads the header before an entry's data (APPNOTE 4.3.7) and the descriptor behind it, and
/// compares both with the central header.
final class LocalHeader {
  static final int SIZE = 30;

  private static final int SIGNATURE = 0x04034b50;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;

  /// Enough for the extra fields that are common; longer ones cost a second read.
  private static final int USUAL_EXTRA = 64;

  private LocalHeader() {}

  /// Checks the header.
  ///
  /// @return where the data begins, in bytes from the start of the file
  static long dataOffset(ZipInput input, ArchiveEntry entry, long directoryOffset)
      throws IOException, ArchiveException {
    long offset = entry.headerOffset();
    int guess = SIZE + 4 * entry.name().length() + USUAL_EXTRA;
    ByteBuffer header = input.read(offset, (int) Math.min(guess, directoryOffset - offset));
    if (header.getInt(0) != SIGNATURE) {
      throw input.invalid(entry.name(), "has no local header");
    }
    int nameLength = Short.toUnsignedInt(header.getShort(26));
    int extraLength = Short.toUnsignedInt(header.getShort(28));
    int length = SIZE + nameLength + extraLength;
    if (offset + length > directoryOffset) {
      throw input.invalid(entry.name(), "lies outside of the file");
    }
    if (length > header.limit()) {
      header = input.read(offset, length);
    }
    compare(input, entry, header, nameLength, extraLength);
    return offset + length;
  }

  private static void compare(
      ZipInput input, ArchiveEntry entry, ByteBuffer header, int nameLength, int extraLength)
      throws ArchiveException {
    int flags = Short.toUnsignedInt(header.getShort(6));
    if (!hasName(entry, header, nameLength, flags)) {
      throw input.invalid(entry.name(), "has another name in its local header");
    }
    if (input.isLenient()) {
      return;
    }
    int relevant = ~0b110;
    if ((flags & relevant) != (entry.flags() & relevant)
        || Short.toUnsignedInt(header.getShort(8)) != entry.method()) {
      throw input.invalid(entry.name(), "has another method or other flags in its local header");
    }
    ExtraFields.Sizes sizes =
        ExtraFields.resolve(
            input,
            entry.name(),
            header,
            SIZE + nameLength,
            extraLength,
            new ExtraFields.Sizes(
                Integer.toUnsignedLong(header.getInt(22)),
                Integer.toUnsignedLong(header.getInt(18)),
                0));
    // With a descriptor, the maker may not have known these yet.
    boolean zeroAllowed = entry.hasDescriptor();
    boolean same =
        agrees(Integer.toUnsignedLong(header.getInt(14)), entry.crc(), zeroAllowed)
            && agrees(sizes.size(), entry.size(), zeroAllowed)
            && agrees(sizes.compressedSize(), entry.compressedSize(), zeroAllowed);
    if (!same) {
      throw input.invalid(entry.name(), "has another size or CRC in its local header");
    }
  }

  private static boolean hasName(ArchiveEntry entry, ByteBuffer header, int nameLength, int flags) {
    try {
      boolean utf8 = (flags & ArchiveEntry.UTF_8) != 0;
      return EntryNames.decode(header, SIZE, nameLength, utf8).equals(entry.name());
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean agrees(long local, long central, boolean zeroAllowed) {
    return local == central || (zeroAllowed && local == 0);
  }

  /// Checks what lies between an entry's data and the next header: a descriptor or nothing.
  static void checkTrailer(ZipInput input, ArchiveEntry entry, long dataEnd, long next)
      throws IOException, ArchiveException {
    long length = next - dataEnd;
    if (length < 0) {
      throw input.invalid(entry.name(), "overlaps what follows it");
    }
    if (!entry.hasDescriptor()) {
      if (length != 0) {
        throw input.invalid(entry.name(), "is followed by hidden bytes");
      }
      return;
    }
    if (length > 24 || !isDescriptor(input.read(dataEnd, (int) length), entry)) {
      throw input.invalid(entry.name(), "is followed by no fitting data descriptor");
    }
  }

  /// The signature is optional, the sizes have four or eight bytes each (APPNOTE 4.3.9).
  private static boolean isDescriptor(ByteBuffer trailer, ArchiveEntry entry) {
    int length = trailer.limit();
    boolean signed = length == 16 || length == 24;
    boolean wide = length == 20 || length == 24;
    ByteBuffer expected = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (!signed && !wide && length != 12) {
      return false;
    }
    if (signed) {
      expected.putInt(DESCRIPTOR_SIGNATURE);
    }
    expected.putInt((int) entry.crc());
    if (wide) {
      expected.putLong(entry.compressedSize()).putLong(entry.size());
    } else {
      expected.putInt((int) entry.compressedSize()).putInt((int) entry.size());
    }
    return expected.flip().equals(trailer);
  }
}
