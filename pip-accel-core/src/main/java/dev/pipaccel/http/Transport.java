package dev.pipaccel.http;

import dev.pipaccel.url.Url;

/// Carries out requests. Safe for use by any number of threads.
public interface Transport extends AutoCloseable {
  /// Sends a request and returns the final answer, whatever its status: redirects have been
  /// followed, credentials given where they were asked for and were known, and what may pass has
  /// been tried again. The answer must be closed; until then it holds one of the host's
  /// connections.
  ///
  /// @throws TransportException if there is no answer; its kind says why
  Response send(Request request) throws TransportException;

  /// Tells whether credentials are known for a URL, so that what lies there is not for everybody.
  default boolean usesCredentials(Url url) {
    return false;
  }

  /// Closes all connections that are not in use.
  @Override
  void close();
}
