package dev.pipaccel.http;

import dev.pipaccel.http.TransportException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Names what the JDK's errors of sockets and TLS mean.
final class Faults {
  private Faults() {}

  /// A connection that could not be made.
  static TransportException connecting(String host, IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return new TransportException(Kind.INTERRUPTED, "interrupted", e);
    }
    return switch (e) {
      case TransportException known -> known;
      case UnknownHostException _ ->
          new TransportException(Kind.UNREACHABLE, "cannot find the address of " + host, e);
      case SocketTimeoutException _ ->
          new TransportException(Kind.TIMEOUT, "connecting to " + host + " timed out", e);
      case SSLException tls -> handshake(host, tls);
      default ->
          new TransportException(
              Kind.UNREACHABLE, "cannot connect to " + host + ": " + e.getMessage(), e);
    };
  }

  /// A connection that broke while it was used.
  static TransportException broken(String host, IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return new TransportException(Kind.INTERRUPTED, "interrupted", e);
    }
    if (e instanceof TransportException known) {
      return known;
    }
    return new TransportException(
        Kind.TRUNCATED, "the connection to " + host + " broke: " + e.getMessage(), e);
  }

  private static TransportException handshake(String host, SSLException e) {
    @Nullable Throwable reason = certificateProblem(e);
    if (reason != null) {
      return new TransportException(
          Kind.CERTIFICATE,
          "the certificate of " + host + " is not accepted: " + reason.getMessage(),
          e);
    }
    return new TransportException(
        Kind.UNREACHABLE, "no secure connection to " + host + ": " + e.getMessage(), e);
  }

  private static @Nullable Throwable certificateProblem(Throwable e) {
    @Nullable Throwable found = null;
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || cause instanceof CertPathValidatorException
          || cause instanceof SSLPeerUnverifiedException) {
        found = cause;
      }
    }
    return found;
  }
}
