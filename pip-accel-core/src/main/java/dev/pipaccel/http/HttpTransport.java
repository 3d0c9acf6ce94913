package dev.pipaccel.http;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.auth.Credentials;
import dev.pipaccel.http.TransportException.Kind;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.Url;
import java.time.Duration;
import java.util.Optional;

/// The [Transport] over real connections: redirects, credentials and repeated tries around single
/// exchanges.
final class HttpTransport implements Transport {
  private static final int REDIRECT_LIMIT = 30;

  private final Exchange exchange;
  private final CredentialStore credentials;
  private final RetryPolicy retries;
  private final Pause pause;
  private final Report report;

  HttpTransport(
      Exchange exchange,
      CredentialStore credentials,
      RetryPolicy retries,
      Pause pause,
      Report report) {
    this.exchange = exchange;
    this.credentials = credentials;
    this.retries = retries;
    this.pause = pause;
    this.report = report;
  }

  @Override
  public Response send(Request request) throws TransportException {
    Request hop = request;
    Optional<Credentials> sent = credentials.known(request.url());
    for (int redirects = 0; ; redirects++) {
      Response response = authorized(hop, sent);
      Optional<Url> target = redirect(response);
      if (target.isEmpty()) {
        return response;
      }
      response.close();
      if (redirects == REDIRECT_LIMIT) {
        throw new TransportException(
            Kind.PROTOCOL,
            "more than " + REDIRECT_LIMIT + " redirects from " + request.url(),
            null);
      }
      sent = forRedirect(hop.url(), target.get(), sent);
      hop = hop.to(target.get());
    }
  }

  @Override
  public boolean usesCredentials(Url url) {
    return credentials.known(url).isPresent();
  }

  @Override
  public void close() {
    exchange.close();
  }

  /// Sends a request and, if credentials are asked for, sends it once more with those that can be
  /// found.
  private Response authorized(Request request, Optional<Credentials> sent)
      throws TransportException {
    Response response = persistent(request, sent);
    if (response.status() != 401) {
      return response;
    }
    Optional<Credentials> answer = credentials.answer(request.url(), sent);
    if (answer.isEmpty()) {
      if (sent.isPresent()) {
        warnRefused(request);
      }
      return response;
    }
    response.close();
    Response second = persistent(request, answer);
    if (second.status() == 401) {
      warnRefused(request);
    } else if (second.status() < 400) {
      credentials.accepted(request.url());
    }
    return second;
  }

  private void warnRefused(Request request) {
    report.warn("401 Error, Credentials not correct for " + request.url().withoutUserInfo());
  }

  /// Sends a request as often as the policy allows.
  private Response persistent(Request request, Optional<Credentials> sent)
      throws TransportException {
    Optional<String> authorization = sent.map(Credentials::authorization);
    HostGate gate = exchange.gate(request.url());
    for (int attempt = 1; ; attempt++) {
      Duration wait = retries.pause(attempt);
      String reason;
      try {
        Response response = exchange.send(request, authorization);
        if (!retries.isPassing(response.head())) {
          gate.answered();
          return response;
        }
        gate.overloaded();
        if (attempt > retries.retries()) {
          return response;
        }
        wait = retries.retryAfter(response.head()).orElse(wait);
        reason = response.status() + " " + response.reason();
        response.close();
      } catch (TransportException e) {
        if (!e.isRetryable() || attempt > retries.retries()) {
          throw e;
        }
        gate.overloaded();
        reason = e.getMessage();
      }
      report.warn(
          "Retrying (%d left) after %s: %s"
              .formatted(retries.retries() - attempt, reason, request.url().withoutUserInfo()));
      await(wait);
    }
  }

  private void await(Duration wait) throws TransportException {
    if (wait.isZero()) {
      return;
    }
    try {
      pause.of(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(Kind.INTERRUPTED, "interrupted", e);
    }
  }

  /// Returns where an answer leads; a redirect to anything but HTTP is not followed.
  private Optional<Url> redirect(Response response) {
    if (!response.head().isRedirect()) {
      return Optional.empty();
    }
    String location = response.headers().first("Location").orElseThrow();
    Url target = response.url().resolve(location).withoutFragment();
    if (target.isHttp()) {
      return Optional.of(target);
    }
    report.warn(
        "Not following redirect from %s to %s: a redirect to a non-http(s) location is not allowed."
            .formatted(response.url().redacted(), target.redacted()));
    return Optional.empty();
  }

  /// Returns what may be sent to where a redirect leads: the same credentials at the same origin,
  /// or on the way from the standard port of http to that of https at one host; else only what the
  /// netrc file has for the new host.
  private Optional<Credentials> forRedirect(Url from, Url to, Optional<Credentials> sent) {
    boolean upgraded =
        from.host().equals(to.host())
            && from.scheme().equals("http")
            && from.port() == 80
            && to.scheme().equals("https")
            && to.port() == 443;
    Optional<Credentials> kept =
        upgraded || from.origin().equals(to.origin()) ? sent : Optional.empty();
    return credentials.netrc(to).or(() -> kept);
  }
}
