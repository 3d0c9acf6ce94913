package dev.pipaccel.archive;

/// One entry of a zip file, as its central header states it.
///
/// @param name the path with `/`, ending in one for a directory; checked by [SafeEntryName]
/// @param method 0 for stored, 8 for deflated
/// @param flags the general purpose flags
/// @param crc the CRC-32 of the content, as an unsigned number
/// @param compressedSize in bytes
/// @param size of the content, in bytes
/// @param unixMode file type and permission bits as `st_mode`, 0 where the maker gave none
/// @param headerOffset where the local header begins, in bytes from the start of the file
public record ArchiveEntry(
    String name,
    int method,
    int flags,
    long crc,
    long compressedSize,
    long size,
    int unixMode,
    long headerOffset) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int DESCRIPTOR = 1 << 3;
  static final int UTF_8 = 1 << 11;

  static final int TYPE_MASK = 0170000;
  static final int TYPE_FILE = 0100000;
  static final int TYPE_DIRECTORY = 0040000;
  static final int TYPE_LINK = 0120000;

  /// Returns whether this is a directory.
  public boolean isDirectory() {
    return name.endsWith("/");
  }

  /// Returns whether this is a regular file that anyone may execute, as pip decides it.
  public boolean isExecutable() {
    return (unixMode & TYPE_MASK) == TYPE_FILE && (unixMode & 0111) != 0;
  }

  boolean hasDescriptor() {
    return (flags & DESCRIPTOR) != 0;
  }
}
