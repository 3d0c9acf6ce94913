package dev.pipaccel.fs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/// Writes to a channel; its failures name the path, as a full disk's own do not.
final class NamedOutputStream extends OutputStream {
  private final Path path;
  private final SeekableByteChannel channel;

  NamedOutputStream(Path path, SeekableByteChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    FaultPoint.reach("write", path);
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw FileFailures.naming(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileFailures.naming(path, e);
    }
  }
}
