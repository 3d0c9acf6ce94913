package dev.pipaccel.http;

/// A body in chunks (RFC 9112 section 7.1); extensions and trailers are read and dropped.
final class ChunkedBody extends Body {
  private static final int LINE_LIMIT = 4096;
  private static final int DIGIT_LIMIT = 15;

  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedBody(HttpInput input) {
    super(input);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws TransportException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = input.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw input.truncated();
    }
    left -= count;
    return count;
  }

  @Override
  boolean isComplete() {
    return ended;
  }

  @Override
  boolean isNearlyComplete(int bytes) {
    return ended || !first && left == 0;
  }

  private void nextChunk() throws TransportException {
    if (!first && !input.line(LINE_LIMIT).isEmpty()) {
      throw input.malformed("a chunk longer than announced");
    }
    first = false;
    left = size(input.line(LINE_LIMIT));
    if (left == 0) {
      HeadParser.fields(input);
      ended = true;
    }
  }

  private long size(String line) throws TransportException {
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).strip();
    if (digits.isEmpty() || digits.length() > DIGIT_LIMIT) {
      throw input.malformed("a chunk size");
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0 || digits.charAt(i) > 'f') {
        throw input.malformed("a chunk size");
      }
      size = size * 16 + digit;
    }
    return size;
  }
}
