package dev.pipaccel.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One entry of a [RawZip]; its methods make single fields of its headers wrong or unusual.
public final class RawZipEntry {
  final String name;
  final byte[] content;
  String localName;
  Charset charset = StandardCharsets.UTF_8;
  int method = 8;
  int localMethod = 8;
  int flags;
  int localFlags;
  int mode = 0100644;
  long size;
  long crcError;
  int compressedSizeError;
  int offsetError;
  int localCrcError;
  int localSizeError;
  boolean blankLocal;
  boolean hidden;
  boolean wide;
  private boolean raw;
  int sharesOffsetOf = -1;
  byte[] extra = {};
  byte[] localExtra = {};
  byte[] before = {};
  byte[] descriptor = {};
  private byte[] afterDeflate = {};

  RawZipEntry(String name, byte[] content) {
    this.name = name;
    this.localName = name;
    this.content = content.clone();
    this.size = content.length;
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    this.flags = ascii ? 0 : 1 << 11;
    this.localFlags = flags;
  }

  /// Stores the content as it is.
  public RawZipEntry stored() {
    method = 0;
    localMethod = 0;
    return this;
  }

  /// Sets the method in both headers; the content is stored.
  public RawZipEntry method(int value) {
    method = value;
    localMethod = value;
    return this;
  }

  /// Sets the method in the local header only.
  public RawZipEntry localMethod(int value) {
    localMethod = value;
    return this;
  }

  /// Sets type and permission bits.
  public RawZipEntry mode(int value) {
    mode = value;
    return this;
  }

  /// Sets the flags of both headers.
  public RawZipEntry flags(int value) {
    flags = value;
    localFlags = value;
    return this;
  }

  /// Sets the flags of the local header only.
  public RawZipEntry localFlags(int value) {
    localFlags = value;
    return this;
  }

  /// Encodes the name in another way than the flag says.
  public RawZipEntry charset(Charset value) {
    charset = value;
    return this;
  }

  /// Gives the local header another name.
  public RawZipEntry localName(String value) {
    localName = value;
    return this;
  }

  /// States a wrong CRC in both headers.
  public RawZipEntry wrongCrc() {
    crcError = 1;
    return this;
  }

  /// States a wrong CRC in the local header only.
  public RawZipEntry wrongLocalCrc() {
    localCrcError = 1;
    return this;
  }

  /// States wrong sizes in the local header only.
  public RawZipEntry wrongLocalSize() {
    localSizeError = 1;
    return this;
  }

  /// States another unpacked size in both headers.
  public RawZipEntry size(long value) {
    size = value;
    return this;
  }

  /// States a compressed size that differs by `error` in the central header.
  public RawZipEntry compressedSizeError(int error) {
    compressedSizeError = error;
    return this;
  }

  /// States an offset that differs by `error` in the central header.
  public RawZipEntry offsetError(int error) {
    offsetError = error;
    return this;
  }

  /// Adds bytes behind the end of the deflate stream, within the compressed size.
  public RawZipEntry afterDeflate(byte[] bytes) {
    afterDeflate = bytes.clone();
    return this;
  }

  /// Puts bytes before the local header.
  public RawZipEntry before(byte[] bytes) {
    before = bytes.clone();
    return this;
  }

  /// Leaves the entry out of the central directory.
  public RawZipEntry hidden() {
    hidden = true;
    return this;
  }

  /// Writes no local header; the central one points to that of entry `index`.
  public RawZipEntry sharesOffsetOf(int index) {
    sharesOffsetOf = index;
    return this;
  }

  /// Calls the content deflated though it is as it is.
  public RawZipEntry falselyDeflated() {
    method = 8;
    localMethod = 8;
    raw = true;
    return this;
  }

  /// Adds an extra field to the central header.
  public RawZipEntry extra(byte[] bytes) {
    extra = bytes.clone();
    return this;
  }

  /// Adds an extra field to the local header.
  public RawZipEntry localExtra(byte[] bytes) {
    localExtra = bytes.clone();
    return this;
  }

  /// Leaves CRC and sizes out of the local header and puts them behind the data.
  ///
  /// @param signed whether with a signature
  /// @param wide whether sizes have eight bytes
  public RawZipEntry descriptor(boolean signed, boolean wide) {
    flags |= 1 << 3;
    localFlags |= 1 << 3;
    blankLocal = true;
    LittleEndian bytes = new LittleEndian();
    if (signed) {
      bytes.u32(0x08074b50);
    }
    bytes.u32(crc());
    if (wide) {
      bytes.u64(compressed().length).u64(size);
    } else {
      bytes.u32(compressed().length).u32(size);
    }
    descriptor = bytes.bytes();
    return this;
  }

  /// Replaces the data descriptor.
  public RawZipEntry descriptor(byte[] bytes) {
    descriptor = bytes.clone();
    return this;
  }

  /// States the central sizes in a zip64 field.
  public RawZipEntry zip64() {
    wide = true;
    extra = new LittleEndian().u16(1).u16(16).u64(size).u64(compressed().length).bytes();
    return this;
  }

  byte[] compressed() {
    if (method != 8 || raw) {
      return content;
    }
    byte[] deflated = RawZip.deflate(content);
    byte[] all = Arrays.copyOf(deflated, deflated.length + afterDeflate.length);
    System.arraycopy(afterDeflate, 0, all, deflated.length, afterDeflate.length);
    return all;
  }

  long crc() {
    return RawZip.crc(content) + crcError;
  }
}
