package dev.pipaccel.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes numbers in groups of seven bits, lowest first, and texts as their length and UTF-8.
final class CompactWriter {
  private byte[] bytes = new byte[8192];
  private int length;

  /// Writes a number, which is not negative.
  void number(long value) {
    reserve(10);
    long rest = value;
    while (rest > 0x7f) {
      bytes[length++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
