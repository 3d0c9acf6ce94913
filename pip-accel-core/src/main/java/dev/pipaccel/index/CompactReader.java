package dev.pipaccel.index;

import java.nio.charset.StandardCharsets;

/// Reads what [CompactWriter] writes. Fails with an `IndexOutOfBoundsException` or an
/// `IllegalArgumentException` where the bytes are something else.
final class CompactReader {
  private final byte[] bytes;
  private int position;

  CompactReader(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
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

  String text() {
    long length = number();
    if (length > bytes.length - position) {
      throw new IndexOutOfBoundsException(position);
    }
    var text = new String(bytes, position, (int) length, StandardCharsets.UTF_8);
    position += (int) length;
    return text;
  }
}
