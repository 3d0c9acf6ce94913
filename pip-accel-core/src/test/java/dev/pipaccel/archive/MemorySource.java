package dev.pipaccel.archive;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Bytes in memory that remember which of them were asked for.
final class MemorySource implements ByteSource {
  private final byte[] bytes;
  private final List<String> reads = new ArrayList<>();
  private long read;
  private boolean closed;

  MemorySource(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public synchronized int read(long offset, ByteBuffer target) {
    int count = (int) Math.min(target.remaining(), bytes.length - offset);
    if (count <= 0) {
      return -1;
    }
    target.put(bytes, (int) offset, count);
    reads.add(offset + "+" + count);
    read += count;
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }

  synchronized int reads() {
    return reads.size();
  }

  synchronized long bytesRead() {
    return read;
  }

  boolean isClosed() {
    return closed;
  }
}
