package dev.pipaccel.http;

import java.io.ByteArrayInputStream;
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

  /// A part of a file, which must not change.
  public static Payload of(Path file, long start, long length) {
    return new Payload(
        length,
        () -> {
          InputStream content = Files.newInputStream(file);
          try {
            content.skipNBytes(start);
            return content;
          } catch (IOException e) {
            content.close();
            throw e;
          }
        });
  }
}
