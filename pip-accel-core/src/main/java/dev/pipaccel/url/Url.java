package dev.pipaccel.url;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A URL split into its five parts as Python's `urlsplit` does, without any decoding. Every text is
/// a URL in this sense; `toString` hides a password.
///
/// @param scheme in lower case, empty in a relative reference
/// @param authority `user:password@host:port` or what there is of it
/// @param path with its leading slash, still percent-encoded
/// @param query without `?`, null where there is none
/// @param fragment without `#`, null where there is none
public record Url(
    String scheme,
    String authority,
    String path,
    @Nullable String query,
    @Nullable String fragment) {

  /// Splits a text. Leading and trailing blanks and control characters are dropped, as are tabs and
  /// line ends anywhere, by the rules of the WHATWG that Python follows.
  public static Url parse(String text) {
    String rest = clean(text);
    @Nullable String fragment = null;
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      fragment = rest.substring(hash + 1);
      rest = rest.substring(0, hash);
    }
    @Nullable String query = null;
    int question = rest.indexOf('?');
    if (question >= 0) {
      query = rest.substring(question + 1);
      rest = rest.substring(0, question);
    }
    String scheme = "";
    int colon = rest.indexOf(':');
    if (colon > 0 && isScheme(rest, colon)) {
      scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
      rest = rest.substring(colon + 1);
    }
    String authority = "";
    if (rest.startsWith("//")) {
      int end = rest.indexOf('/', 2);
      authority = end < 0 ? rest.substring(2) : rest.substring(2, end);
      rest = end < 0 ? "" : rest.substring(end);
    }
    return new Url(scheme, authority, rest, query, fragment);
  }

  /// Returns the user name and password before the host, percent-encoded as given.
  public Optional<String> userInfo() {
    int at = authority.lastIndexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
  }

  /// Returns host and port as written, without user name and password.
  public String hostAndPort() {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /// Returns the host in lower case, an IPv6 address without its brackets; empty where there is
  /// none.
  public String host() {
    String place = hostAndPort();
    int end = place.startsWith("[") ? place.indexOf(']') : place.indexOf(':');
    String host = end < 0 ? place : place.substring(place.startsWith("[") ? 1 : 0, end);
    return host.toLowerCase(Locale.ROOT);
  }

  /// Returns the port as written, or that of the scheme, or -1 where neither is a number up to
  /// 65535.
  public int port() {
    String place = hostAndPort();
    int colon = place.lastIndexOf(':');
    String digits = colon > place.lastIndexOf(']') ? place.substring(colon + 1) : "";
    if (digits.isEmpty()) {
      return switch (scheme) {
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

  /// Returns scheme, host and port, such as `https://host:443`: what must be equal for credentials
  /// to be sent.
  public String origin() {
    String host = host();
    return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port();
  }

  /// Tells whether this is an `http` or `https` URL.
  public boolean isHttp() {
    return scheme.equals("http") || scheme.equals("https");
  }

  /// Returns this URL without user name and password.
  public Url withoutUserInfo() {
    return authority.indexOf('@') < 0
        ? this
        : new Url(scheme, hostAndPort(), path, query, fragment);
  }

  /// Returns this URL without its fragment.
  public Url withoutFragment() {
    return fragment == null ? this : new Url(scheme, authority, path, query, null);
  }

  /// Returns this URL with another path.
  public Url withPath(String newPath) {
    return new Url(scheme, authority, newPath, query, fragment);
  }

  /// Returns the whole URL, password and all.
  public String text() {
    var text = new StringBuilder();
    if (!scheme.isEmpty()) {
      text.append(scheme).append(':');
    }
    if (!authority.isEmpty() || scheme.equals("file") || path.startsWith("//")) {
      text.append("//").append(authority);
      if (!path.isEmpty() && !path.startsWith("/")) {
        text.append('/');
      }
    }
    text.append(path);
    if (query != null && !query.isEmpty()) {
      text.append('?').append(query);
    }
    if (fragment != null && !fragment.isEmpty()) {
      text.append('#').append(fragment);
    }
    return text.toString();
  }

  /// Returns the URL for messages, in pip's way: `user:****@host`, and `****@host` for a lone user
  /// name, which may be a token.
  public String redacted() {
    Optional<String> user = userInfo();
    if (user.isEmpty()) {
      return text();
    }
    int colon = user.get().indexOf(':');
    String shown = colon < 0 ? "****" : user.get().substring(0, colon) + ":****";
    return new Url(scheme, shown + "@" + hostAndPort(), path, query, fragment).text();
  }

  @Override
  public String toString() {
    return redacted();
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return true;
  }

  private static String clean(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    String trimmed = text.substring(start, end);
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c == '\t' || c == '\n' || c == '\r') {
        return trimmed.replace("\t", "").replace("\n", "").replace("\r", "");
      }
    }
    return trimmed;
  }
}
