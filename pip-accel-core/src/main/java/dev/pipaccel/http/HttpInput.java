package dev.pipaccel.http;

import dev.pipaccel.http.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// The bytes that a server sends, buffered, read as lines or in bulk. Every failure becomes a
/// [TransportException].
final class HttpInput {
  private static final int BUFFER = 16 * 1024;

  private final InputStream stream;
  private final String host;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;

  HttpInput(InputStream stream, String host) {
    this.stream = stream;
    this.host = host;
  }

  /// Reads up to the next line end, which is CR LF or, tolerated by RFC 9112 section 2.2, LF alone.
  String line(int limit) throws TransportException {
    var line = new StringBuilder();
    while (true) {
      int c = read();
      if (c < 0) {
        throw truncated();
      }
      if (c == '\n') {
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
          line.setLength(length - 1);
        }
        return line.toString();
      }
      if (line.length() >= limit) {
        throw malformed("a line of more than " + limit + " bytes");
      }
      line.append((char) c);
    }
  }

  /// Reads one byte, -1 at the end.
  int read() throws TransportException {
    if (position == end && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xff;
  }

  /// Reads at most `length` bytes, -1 at the end.
  int read(byte[] target, int offset, int length) throws TransportException {
    if (position == end) {
      if (length >= BUFFER) {
        return fromStream(target, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, end - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  /// Tells whether bytes have arrived that nobody has read.
  boolean hasBuffered() {
    return position < end;
  }

  TransportException truncated() {
    return new TransportException(
        Kind.TRUNCATED, "the answer of " + host + " ended too early", null);
  }

  TransportException malformed(String what) {
    return new TransportException(
        Kind.PROTOCOL, "the answer of " + host + " is malformed: " + what, null);
  }

  private boolean fill() throws TransportException {
    position = 0;
    end = 0;
    int count = fromStream(buffer, 0, BUFFER);
    if (count < 0) {
      return false;
    }
    end = count;
    return true;
  }

  private int fromStream(byte[] target, int offset, int length) throws TransportException {
    try {
      return stream.read(target, offset, length);
    } catch (SocketTimeoutException e) {
      throw new TransportException(Kind.TIMEOUT, host + " sent nothing in time", e);
    } catch (IOException e) {
      throw Faults.broken(host, e);
    }
  }

  /// Makes text of bytes of a header, which may be UTF-8 although they should be ASCII.
  static String text(String latin1) {
    for (int i = 0; i < latin1.length(); i++) {
      if (latin1.charAt(i) > 0x7f) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return latin1;
  }
}
