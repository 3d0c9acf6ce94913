package dev.pipaccel.share;

import dev.pipaccel.http.Response;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.share.BackendException.Kind;

/// What the answers of servers mean for a shared cache.
public final class HttpAnswers {
  private HttpAnswers() {}

  /// A status that is no answer to what was asked.
  public static BackendException refusal(Response response) {
    Kind kind =
        switch (response.status()) {
          case 401, 403, 407 -> Kind.DENIED;
          case 405, 501 -> Kind.UNSUPPORTED;
          case 413, 507 -> Kind.FULL;
          case 408, 504 -> Kind.TIMEOUT;
          default -> Kind.BROKEN;
        };
    String reason = (response.status() + " " + response.reason()).strip();
    return new BackendException(kind, "it answered " + reason, null);
  }

  /// A request without an answer.
  public static BackendException failure(TransportException e) {
    Kind kind =
        switch (e.kind()) {
          case UNREACHABLE, CERTIFICATE, PROXY, UNUSABLE, OFFLINE -> Kind.UNREACHABLE;
          case TIMEOUT -> Kind.TIMEOUT;
          case PROTOCOL, TRUNCATED -> Kind.BROKEN;
          case INTERRUPTED -> Kind.INTERRUPTED;
        };
    return new BackendException(kind, e.getMessage(), e);
  }
}
