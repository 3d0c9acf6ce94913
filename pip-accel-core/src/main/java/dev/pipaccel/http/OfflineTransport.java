package dev.pipaccel.http;

/// Refuses every request (`--accel-offline`).
enum OfflineTransport implements Transport {
  INSTANCE;

  @Override
  public Response send(Request request) throws TransportException {
    throw new TransportException(
        TransportException.Kind.OFFLINE, "connections are forbidden: " + request.url(), null);
  }

  @Override
  public void close() {}
}
