package dev.pipaccel.http;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.auth.Credentials;
import java.util.Optional;

/// The [Transport] of a server that is known to answer by itself: no redirects are followed and
/// nothing is tried again, so that a request costs a bounded time and its credentials go nowhere
/// else.
final class DirectTransport implements Transport {
  private final Exchange exchange;
  private final CredentialStore credentials;

  DirectTransport(Exchange exchange, CredentialStore credentials) {
    this.exchange = exchange;
    this.credentials = credentials;
  }

  @Override
  public Response send(Request request) throws TransportException {
    Optional<String> authorization =
        request.headers().first("Authorization").isPresent()
            ? Optional.empty()
            : credentials.known(request.url()).map(Credentials::authorization);
    return exchange.send(request, authorization);
  }

  @Override
  public void close() {
    exchange.close();
  }
}
