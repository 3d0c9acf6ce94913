package dev.pipaccel.http;

import java.io.InputStream;

/// The body of an answer, which knows its own end (RFC 9112 section 6.3).
abstract sealed class Body extends InputStream permits LengthBody, ChunkedBody, RestBody {
  final HttpInput input;

  Body(HttpInput input) {
    this.input = input;
  }

  /// Returns the body that a head announces.
  static Body of(HttpInput input, ResponseHead head, String method) throws TransportException {
    if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
      return new LengthBody(input, 0);
    }
    if (head.headers().first("Transfer-Encoding").isPresent()) {
      boolean chunkedOnly =
          head.headers().all("Transfer-Encoding").size() == 1
              && head.headers().first("Transfer-Encoding").get().equalsIgnoreCase("chunked");
      if (!chunkedOnly) {
        throw input.malformed("an unknown transfer coding");
      }
      return new ChunkedBody(input);
    }
    if (head.hasBadLength()) {
      throw input.malformed("a contradictory or malformed Content-Length");
    }
    return head.contentLength().isPresent()
        ? new LengthBody(input, head.contentLength().getAsLong())
        : new RestBody(input);
  }

  /// Tells whether the body has been read to its end and the next answer may follow on the same
  /// connection.
  abstract boolean isComplete();

  /// Tells whether at most this many bytes are missing.
  abstract boolean isNearlyComplete(int bytes);

  @Override
  public int read() throws TransportException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] target, int offset, int length) throws TransportException;
}
