package dev.pipaccel.http;

import dev.pipaccel.url.Url;
import java.util.List;
import java.util.Locale;

/// Which places may be asked without misgivings: `https`, this machine, files, ssh, and the hosts
/// that the user trusts.
public final class SecureOrigins {
  private final List<TrustedHost> trusted;

  /// The usual origins and the hosts of `--trusted-host`, each a host or `host:port`.
  public SecureOrigins(List<String> trustedHosts) {
    this.trusted = trustedHosts.stream().map(SecureOrigins::parse).toList();
  }

  /// A host of `--trusted-host`; port -1 means any.
  private record TrustedHost(String host, int port) {
    boolean matches(String otherHost, int otherPort) {
      return host.equals(otherHost) && (port < 0 || port == otherPort);
    }
  }

  /// Tells whether links and pages of this URL may be used.
  public boolean isSecure(Url url) {
    String protocol = url.scheme().substring(url.scheme().lastIndexOf('+') + 1);
    return switch (protocol) {
      case "https", "file", "ssh" -> true;
      default -> isLocal(url.host()) || isTrusted(url.host(), url.port());
    };
  }

  /// Tells whether the certificate of a host need not be checked.
  public boolean isTrusted(String host, int port) {
    for (TrustedHost one : trusted) {
      if (one.matches(host, port)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || NetworkRange.isIpv4(host) && host.startsWith("127.");
  }

  private static TrustedHost parse(String text) {
    Url url = Url.parse("//" + text.toLowerCase(Locale.ROOT));
    return new TrustedHost(url.host(), url.hasPort() ? url.port() : -1);
  }
}
