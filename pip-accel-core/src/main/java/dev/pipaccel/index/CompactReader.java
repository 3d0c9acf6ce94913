package dev.pipaccel.index;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/// Reads what [CompactWriter] writes. Fails with an `IndexOutOfBoundsException` or an
/// `IllegalArgumentException` where the bytes are something else.
public final class CompactReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  /// A reader of all bytes.
  public CompactReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /// A reader of a part of the bytes.
  CompactReader(byte[] bytes, int start, int end) {
    Objects.checkFromToIndex(start, end, bytes.length);
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  /// Tells whether all has been read.
  public boolean atEnd() {
    return position >= end;
  }

  /// Reads a number, which is not negative.
  public long number() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte group = bytes[position++];
      value |= (group & 0x7fL) << shift;
      if (group >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without end");
  }

  /// Reads a number that counts or points to something here.
  public int index() {
    long number = number();
    if (number > bytes.length) {
      throw new IndexOutOfBoundsException(number);
    }
    return (int) number;
  }

  /// Reads a text.
  public String text() {
    int length = length(number());
    var text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  /// Reads so many bytes as hexadecimal digits.
  String digits(int count) {
    int length = length(count);
    String digits = HexFormat.of().formatHex(bytes, position, position + length);
    position += length;
    return digits;
  }

  private int length(long length) {
    if (length > end - position) {
      throw new IndexOutOfBoundsException(position);
    }
    return (int) length;
  }
}
