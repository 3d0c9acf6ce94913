package dev.pipaccel.testkit;

import java.util.Arrays;
import java.util.Optional;

/// A single byte range of a request (RFC 9110 section 14).
///
/// @param last the position of the last byte, inclusive
record ByteRange(int first, int last) {
  /// Reads `bytes=2-5`, `bytes=2-` or `bytes=-4`; empty where no byte is in range.
  static Optional<ByteRange> parse(String header, int size) {
    String range = header.substring(header.indexOf('=') + 1).strip();
    int hyphen = range.indexOf('-');
    String start = range.substring(0, hyphen);
    String end = range.substring(hyphen + 1);
    int first =
        start.isEmpty() ? Math.max(0, size - Integer.parseInt(end)) : Integer.parseInt(start);
    int last = start.isEmpty() || end.isEmpty() ? size - 1 : Integer.parseInt(end);
    ByteRange parsed = new ByteRange(first, Math.min(last, size - 1));
    return parsed.first <= parsed.last ? Optional.of(parsed) : Optional.empty();
  }

  byte[] of(byte[] body) {
    return Arrays.copyOfRange(body, first, last + 1);
  }

  @Override
  public String toString() {
    return "bytes " + first + "-" + last;
  }
}
