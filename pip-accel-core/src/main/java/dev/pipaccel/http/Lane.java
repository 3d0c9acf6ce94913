package dev.pipaccel.http;

/// How urgent a request is. Bulk never takes the last connections to a host, so that small answers
/// that decide what comes next need not wait for archives.
public enum Lane {
  /// Index pages and metadata.
  METADATA,
  /// Archives.
  BULK
}
