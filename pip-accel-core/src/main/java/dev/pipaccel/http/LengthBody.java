package dev.pipaccel.http;

/// A body of known length.
final class LengthBody extends Body {
  private long left;

  LengthBody(HttpInput input, long length) {
    super(input);
    this.left = length;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws TransportException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
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
    return left == 0;
  }

  @Override
  boolean isNearlyComplete(int bytes) {
    return left <= bytes;
  }
}
