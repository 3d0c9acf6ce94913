package dev.pipaccel.http;

import java.util.List;
import java.util.OptionalLong;

/// Status line and header of a response.
///
/// @param minorVersion the `x` of `HTTP/1.x`
record ResponseHead(int minorVersion, int status, String reason, Headers headers) {

  /// Returns the announced length in bytes, empty where there is none or it is no number.
  OptionalLong contentLength() {
    List<String> values = headers.all("Content-Length");
    return values.isEmpty() ? OptionalLong.empty() : number(values.getFirst().strip());
  }

  /// Tells whether several lengths contradict each other or one is no number (RFC 9112 section 6.3:
  /// an unrecoverable error).
  boolean hasBadLength() {
    for (String value : headers.all("Content-Length")) {
      OptionalLong length = number(value.strip());
      if (length.isEmpty() || length.getAsLong() != contentLength().orElse(-1)) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether the connection may serve another request after this answer.
  boolean keepsAlive() {
    if (headers.lists("Connection", "close")) {
      return false;
    }
    return minorVersion > 0 || headers.lists("Connection", "keep-alive");
  }

  boolean isRedirect() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> headers.first("Location").isPresent();
      default -> false;
    };
  }

  private static OptionalLong number(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
