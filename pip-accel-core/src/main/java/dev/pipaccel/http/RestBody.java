package dev.pipaccel.http;

/// A body that ends with the connection; its end cannot be told from a break.
final class RestBody extends Body {
  RestBody(HttpInput input) {
    super(input);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws TransportException {
    return length == 0 ? 0 : input.read(target, offset, length);
  }

  @Override
  boolean isComplete() {
    return false;
  }

  @Override
  boolean isNearlyComplete(int bytes) {
    return false;
  }
}
