package dev.pipaccel.testkit;

import java.io.ByteArrayOutputStream;

/// Collects the fields of a record, least significant byte first.
final class LittleEndian {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// Adds two bytes.
  LittleEndian u16(int value) {
    bytes.write(value);
    bytes.write(value >>> 8);
    return this;
  }

  /// Adds four bytes.
  LittleEndian u32(long value) {
    return u16((int) value).u16((int) (value >>> 16));
  }

  /// Adds eight bytes.
  LittleEndian u64(long value) {
    return u32(value).u32(value >>> 32);
  }

  /// Adds bytes as they are.
  LittleEndian raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
