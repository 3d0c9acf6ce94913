package dev.pipaccel.share;

import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.share.BackendException.Kind;
import dev.pipaccel.share.CacheBackend.Content;
import java.io.IOException;
import java.util.Optional;

/// What the answers of servers mean for a shared cache.
final class HttpAnswers {
  private HttpAnswers() {}

  /// A request for what lies at a URL.
  ///
  /// @param start how many bytes of it are left out
  static Request rest(String url, long start) {
    Request whole = Request.file(url);
    return start == 0 ? whole : whole.with("Range", "bytes=" + start + "-");
  }

  /// What a [#rest] was answered with; empty if there is nothing. A server may send all in spite of
  /// the range.
  static Optional<Content> content(Response response, long start) throws BackendException {
    try {
      switch (response.status()) {
        case 200 -> response.body().skipNBytes(start);
        case 206 -> {
          String range = response.headers().first("Content-Range").orElse("");
          if (!range.startsWith("bytes " + start + "-")) {
            throw new BackendException(Kind.BROKEN, "it sent another part than was asked", null);
          }
        }
        case 404, 410 -> {
          response.close();
          return Optional.empty();
        }
        default -> throw refusal(response);
      }
      return Optional.of(new Content(response.body(), response::close));
    } catch (IOException e) {
      response.close();
      throw brokenOff(e);
    }
  }

  /// Requires that there is nothing.
  static void requireMissing(Response response) throws BackendException {
    if (response.status() != 404 && response.status() != 410) {
      throw refusal(response);
    }
  }

  /// A status that is no answer to what was asked.
  static BackendException refusal(Response response) {
    Kind kind =
        switch (response.status()) {
          case 401, 407 -> Kind.DENIED;
          case 403 -> Kind.FORBIDDEN;
          case 405, 501 -> Kind.UNSUPPORTED;
          case 413, 507 -> Kind.FULL;
          case 408, 504 -> Kind.TIMEOUT;
          default -> Kind.BROKEN;
        };
    String reason = (response.status() + " " + response.reason()).strip();
    return new BackendException(kind, "it answered " + reason, null);
  }

  /// An answer that broke off while it was read.
  static BackendException brokenOff(IOException e) {
    return switch (e) {
      case BackendException known -> known;
      case TransportException failure -> failure(failure);
      default -> new BackendException(Kind.BROKEN, "it broke off: " + e.getMessage(), e);
    };
  }

  /// A request without an answer.
  static BackendException failure(TransportException e) {
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
