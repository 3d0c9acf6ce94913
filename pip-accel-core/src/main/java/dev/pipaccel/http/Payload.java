package dev.pipaccel.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a request sends, as often as it has to be sent again.
///
/// @param length in bytes
public record Payload(long length, Source source) {

  /// Opens the bytes from their beginning.
  @FunctionalInterface
  public interface Source {
    /// @throws IOException if they cannot be read
    InputStream open() throws IOException;
  }

  /// These bytes.
  public static Payload of(byte[] bytes) {
    return new Payload(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /// A whole file, which must not change.
  ///
  /// @throws IOException if there is no such file
  public static Payload of(Path file) throws IOException {
    return new Payload(Files.size(file), () -> Files.newInputStream(file));
  }

  /// Returns a part of this.
  public Payload part(long start, long length) {
    return new Payload(
        length,
        () -> {
          InputStream content = source.open();
          try {
            content.skipNBytes(start);
            return new Part(content, length);
          } catch (IOException e) {
            content.close();
            throw e;
          }
        });
  }

  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream content, long length) {
      super(content);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(target, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
