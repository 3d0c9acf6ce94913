package dev.pipaccel.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Bytes that can be read at any position, such as a file or a remote file asked for ranges.
/// Implementations are safe for use by several threads at once.
public interface ByteSource extends Closeable {
  /// Returns the number of bytes; it does not change.
  long size() throws IOException;

  /// Reads at least one byte into the free part of `target`, unless that is empty.
  ///
  /// @param offset the position of the first byte, from 0
  /// @return how many bytes were read, -1 at the end of the source
  int read(long offset, ByteBuffer target) throws IOException;

  /// Fills the free part of `target`.
  ///
  /// @throws EOFException if the source ends before
  default void readFully(long offset, ByteBuffer target) throws IOException {
    long position = offset;
    while (target.hasRemaining()) {
      int count = read(position, target);
      if (count < 0) {
        throw new EOFException("unexpected end at byte " + position);
      }
      position += count;
    }
  }

  @Override
  default void close() throws IOException {}
}
