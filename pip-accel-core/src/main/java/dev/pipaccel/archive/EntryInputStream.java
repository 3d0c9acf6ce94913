package dev.pipaccel.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The content of one entry. The read that gives its last byte fails unless length and CRC are
/// right, so nobody gets to the end of a wrong content.
final class EntryInputStream extends InputStream {
  private static final int BUFFER = 32 * 1024;

  private final ZipInput input;
  private final ArchiveEntry entry;
  private final CRC32 crc = new CRC32();
  private @Nullable Inflater inflater;
  private final byte[] compressed;
  private long position;
  private long compressedLeft;
  private long produced;
  private boolean verified;
  private boolean closed;

  EntryInputStream(ZipInput input, ArchiveEntry entry, long dataOffset) {
    this.input = input;
    this.entry = entry;
    this.position = dataOffset;
    this.compressedLeft = entry.compressedSize();
    boolean deflated = entry.method() == ArchiveEntry.DEFLATED;
    this.inflater = deflated ? Inflaters.take() : null;
    this.compressed = new byte[deflated ? (int) Math.min(BUFFER, Math.max(compressedLeft, 1)) : 0];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (closed) {
      throw new IOException("closed: " + entry.name() + " in " + input.archive());
    }
    if (length == 0) {
      return 0;
    }
    if (produced == entry.size()) {
      verifyOnce();
      return -1;
    }
    int wanted = (int) Math.min(length, entry.size() - produced);
    Inflater current = inflater;
    int count =
        current == null
            ? readStored(bytes, offset, wanted)
            : inflate(current, bytes, offset, wanted);
    if (count <= 0) {
      throw corrupt("is shorter than it states");
    }
    crc.update(bytes, offset, count);
    produced += count;
    if (produced == entry.size()) {
      verifyOnce();
    }
    return count;
  }

  @Override
  public void close() {
    closed = true;
    Inflater current = inflater;
    if (current != null) {
      inflater = null;
      Inflaters.giveBack(current);
    }
  }

  private int readStored(byte[] bytes, int offset, int length) throws IOException {
    int count = input.source().read(position, ByteBuffer.wrap(bytes, offset, length));
    if (count > 0) {
      position += count;
      compressedLeft -= count;
    }
    return count;
  }

  /// Returns 0 at the end of the deflate stream.
  private int inflate(Inflater current, byte[] bytes, int offset, int length) throws IOException {
    try {
      while (true) {
        int count = current.inflate(bytes, offset, length);
        if (count > 0 || current.finished() || current.needsDictionary()) {
          return count;
        }
        if (!fill(current)) {
          return 0;
        }
      }
    } catch (DataFormatException e) {
      throw corrupt("is not a deflate stream");
    }
  }

  private boolean fill(Inflater current) throws IOException {
    int length = (int) Math.min(compressed.length, compressedLeft);
    if (length == 0) {
      return false;
    }
    int count = input.source().read(position, ByteBuffer.wrap(compressed, 0, length));
    if (count <= 0) {
      return false;
    }
    position += count;
    compressedLeft -= count;
    current.setInput(compressed, 0, count);
    return true;
  }

  private void verifyOnce() throws IOException {
    if (verified) {
      return;
    }
    Inflater current = inflater;
    if (current != null) {
      if (inflate(current, new byte[1], 0, 1) > 0 || !current.finished()) {
        throw corrupt("is longer than it states");
      }
      if (current.getRemaining() > 0) {
        throw corrupt("has bytes behind its deflate stream");
      }
    }
    if (compressedLeft > 0) {
      throw corrupt("has bytes behind its deflate stream");
    }
    if (crc.getValue() != entry.crc()) {
      throw corrupt("has a wrong CRC");
    }
    verified = true;
  }

  private CorruptEntryException corrupt(String reason) {
    return new CorruptEntryException(input.invalid(entry.name(), reason));
  }
}
