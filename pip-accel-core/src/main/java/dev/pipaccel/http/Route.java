package dev.pipaccel.http;

import dev.pipaccel.url.Url;
import java.util.Optional;

/// Where a connection leads: to a server, and through which proxy.
///
/// @param host in lower case and ASCII
record Route(String scheme, String host, int port, Optional<Proxy> proxy) {

  boolean isSecure() {
    return scheme.equals("https");
  }

  /// Tells whether requests go to the proxy in absolute form instead of through a tunnel.
  boolean isForwarded() {
    return proxy.isPresent() && !isSecure();
  }

  /// Returns host and port for the `Host` field, the port only where it is not the scheme's own.
  String authority() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    int usual = isSecure() ? 443 : 80;
    return port == usual ? shown : shown + ":" + port;
  }

  /// A proxy.
  ///
  /// @param url without credentials
  /// @param authorization the `Proxy-Authorization` to send
  record Proxy(Url url, int port, Optional<String> authorization) {
    @Override
    public String toString() {
      return url.redacted();
    }
  }
}
