package dev.pipaccel.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A request without an answer, or an answer that broke off. The message tells host and reason and
/// holds no credentials.
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// What went wrong.
  public enum Kind {
    /// The host's name, a connection to it, the handshake or its first answer could not be had.
    UNREACHABLE,
    /// Nothing arrived for as long as `--timeout` allows.
    TIMEOUT,
    /// The server's certificate is not trusted or is for another host.
    CERTIFICATE,
    /// The proxy cannot be reached or refuses.
    PROXY,
    /// The answer is not HTTP, or breaks its rules.
    PROTOCOL,
    /// The answer ended before its end.
    TRUNCATED,
    /// The request cannot be sent as it is: a scheme other than http, a malformed host.
    UNUSABLE,
    /// The thread was interrupted.
    INTERRUPTED,
    /// Connections are forbidden (`--accel-offline`).
    OFFLINE
  }

  TransportException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// Returns what went wrong.
  public Kind kind() {
    return kind;
  }

  /// Tells whether trying again may help.
  public boolean isRetryable() {
    return switch (kind) {
      case UNREACHABLE, TIMEOUT, PROXY, PROTOCOL, TRUNCATED -> true;
      case CERTIFICATE, UNUSABLE, INTERRUPTED, OFFLINE -> false;
    };
  }

  /// Tells whether the failure means that the host cannot be reached for now, so that what is known
  /// from before may answer in its place.
  public boolean isUnreachable() {
    return switch (kind) {
      case UNREACHABLE, TIMEOUT, PROXY -> true;
      case CERTIFICATE, PROTOCOL, TRUNCATED, UNUSABLE, INTERRUPTED, OFFLINE -> false;
    };
  }
}
