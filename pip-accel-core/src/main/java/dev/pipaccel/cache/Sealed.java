package dev.pipaccel.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// Bytes that tell whether they are still what was written: after a power failure a file may be
/// empty or partly zero. A check sum follows the content; it guards against accidents only.
final class Sealed {
  private static final int SEAL_BYTES = Integer.BYTES;

  private Sealed() {}

  static byte[] seal(byte[] content) {
    return ByteBuffer.allocate(content.length + SEAL_BYTES)
        .put(content)
        .putInt(sum(content, content.length))
        .array();
  }

  /// Returns the content; empty if it is not what was sealed.
  static Optional<byte[]> open(byte[] bytes) {
    int length = bytes.length - SEAL_BYTES;
    return length >= 0 && ByteBuffer.wrap(bytes).getInt(length) == sum(bytes, length)
        ? Optional.of(Arrays.copyOf(bytes, length))
        : Optional.empty();
  }

  /// Complemented, so that zeros do not seal themselves.
  private static int sum(byte[] bytes, int length) {
    var sum = new CRC32();
    sum.update(bytes, 0, length);
    return ~(int) sum.getValue();
  }
}
