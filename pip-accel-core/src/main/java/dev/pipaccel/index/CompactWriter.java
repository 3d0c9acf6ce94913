package dev.pipaccel.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Writes numbers in groups of seven bits, lowest first, and texts as their length and UTF-8.
public final class CompactWriter {
  private byte[] bytes = new byte[1024];
  private int length;

  /// Writes a number, which is not negative.
  public void number(long value) {
    reserve(10);
    long rest = value;
    while (rest > 0x7f) {
      bytes[length++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /// Writes a text.
  public void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    append(encoded);
  }

  /// Writes the bytes that an even number of lower-case hexadecimal digits stand for.
  void digits(String digits) {
    append(HexFormat.of().parseHex(digits));
  }

  /// Writes what another writer has written.
  void append(CompactWriter other) {
    append(other.bytes());
  }

  private void append(byte[] added) {
    reserve(added.length);
    System.arraycopy(added, 0, bytes, length, added.length);
    length += added.length;
  }

  int length() {
    return length;
  }

  /// Returns all that was written.
  public byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /// Returns how many characters two texts have in common at their beginnings, with no pair of
  /// surrogates split: its halves cannot be encoded alone.
  static int sharedPrefix(String one, String other) {
    int limit = Math.min(one.length(), other.length());
    int shared = 0;
    while (shared < limit && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared > 0 && Character.isHighSurrogate(one.charAt(shared - 1)) ? shared - 1 : shared;
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
