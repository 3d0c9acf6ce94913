package dev.pipaccel.http;

import dev.pipaccel.model.text.PercentEncoding;

/// The second word of a request line.
final class RequestTarget {
  private static final String ALLOWED = "!#$%&'()*+,/:;=?@[]~";

  private RequestTarget() {}

  /// Percent-encodes what may not stand in a path or query; what is encoded already stays.
  static String encode(String pathAndQuery) {
    return PercentEncoding.encode(pathAndQuery, ALLOWED);
  }
}
