package dev.pipaccel.url;

import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.text.UrlParts;
import java.util.Locale;
import java.util.Optional;

/// A URL of a server or proxy. Any text makes one; `toString` hides the password.
public record Url(UrlParts parts) {

  /// Splits a text.
  public static Url parse(String text) {
    return new Url(UrlParts.split(text));
  }

  /// Returns the scheme in lower case.
  public String scheme() {
    return parts.scheme();
  }

  /// Returns the path, still percent-encoded.
  public String path() {
    return parts.path();
  }

  /// Returns user name and password before the host, percent-encoded as given.
  public Optional<String> userInfo() {
    int at = parts.authority().lastIndexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(parts.authority().substring(0, at));
  }

  /// Returns the host in lower case, an IPv6 address without its brackets; empty where there is
  /// none.
  public String host() {
    String place = parts.hostAndPort();
    boolean bracketed = place.startsWith("[");
    int end = place.indexOf(bracketed ? ']' : ':');
    String host = place.substring(bracketed ? 1 : 0, end < 0 ? place.length() : end);
    return host.toLowerCase(Locale.ROOT);
  }

  /// Returns the port, that of the scheme where none is written, or -1 where what is written is no
  /// number up to 65535 or the scheme has none.
  public int port() {
    String digits = writtenPort();
    if (digits.isEmpty()) {
      return switch (parts.scheme()) {
        case "http" -> 80;
        case "https" -> 443;
        default -> -1;
      };
    }
    if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int port = Integer.parseInt(digits);
    return port > 65535 ? -1 : port;
  }

  /// Tells whether a port is written.
  public boolean hasPort() {
    return !writtenPort().isEmpty();
  }

  /// Returns scheme, host and port, such as `https://host:443`.
  public String origin() {
    String host = host();
    return scheme() + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port();
  }

  /// Tells whether this is an `http` or `https` URL.
  public boolean isHttp() {
    return scheme().equals("http") || scheme().equals("https");
  }

  /// Returns the URL that a reference means on a page at this one.
  public Url resolve(String reference) {
    return new Url(parts.resolve(reference));
  }

  /// Returns this URL without user name and password.
  public Url withoutUserInfo() {
    return userInfo().isEmpty() ? this : new Url(parts.withAuthority(parts.hostAndPort()));
  }

  /// Returns this URL without its fragment.
  public Url withoutFragment() {
    return new Url(parts.withoutFragment());
  }

  /// Returns the whole URL, password and all.
  public String text() {
    return parts.toString();
  }

  /// Returns the URL for messages, any password hidden.
  public String redacted() {
    return new Link(text()).redacted();
  }

  @Override
  public String toString() {
    return redacted();
  }

  private String writtenPort() {
    String place = parts.hostAndPort();
    int colon = place.lastIndexOf(':');
    return colon > place.lastIndexOf(']') ? place.substring(colon + 1) : "";
  }
}
