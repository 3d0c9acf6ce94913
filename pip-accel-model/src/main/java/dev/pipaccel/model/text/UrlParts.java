package dev.pipaccel.model.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The five parts of a URL, split and joined as Python's `urllib.parse` does. Nothing is decoded
/// and hardly anything is refused: texts that are no URL have parts, too.
///
/// @param scheme in lower case, empty if there is none
/// @param authority `user:password@host:port`, may hold credentials
/// @param query without `?`
/// @param fragment without `#`
public record UrlParts(
    String scheme, String authority, String path, String query, String fragment) {
  /// Schemes whose URLs have an authority, at least an empty one, when written.
  private static final Set<String> HIERARCHICAL =
      Set.of(
          "ftp",
          "http",
          "gopher",
          "nntp",
          "telnet",
          "imap",
          "wais",
          "file",
          "mms",
          "https",
          "shttp",
          "snews",
          "prospero",
          "rtsp",
          "rtsps",
          "rtspu",
          "rsync",
          "svn",
          "svn+ssh",
          "sftp",
          "nfs",
          "git",
          "git+ssh",
          "ws",
          "wss",
          "itms-services",
          "ssh",
          "hg",
          "bzr");

  /// Splits a URL.
  public static UrlParts split(String url) {
    String rest = clean(url);
    String scheme = schemeOf(rest);
    if (!scheme.isEmpty()) {
      rest = rest.substring(scheme.length() + 1);
    }
    String authority = "";
    if (rest.startsWith("//")) {
      int end = 2;
      while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
        end++;
      }
      authority = rest.substring(2, end);
      rest = rest.substring(end);
    }
    String fragment = "";
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      fragment = rest.substring(hash + 1);
      rest = rest.substring(0, hash);
    }
    String query = "";
    int mark = rest.indexOf('?');
    if (mark >= 0) {
      query = rest.substring(mark + 1);
      rest = rest.substring(0, mark);
    }
    return new UrlParts(scheme, authority, rest, query, fragment);
  }

  /// Returns the scheme of a URL in lower case, empty if there is none.
  public static String scheme(String url) {
    return url.indexOf(':') < 0 ? "" : schemeOf(clean(url));
  }

  private static String schemeOf(String url) {
    int colon = url.indexOf(':');
    return colon > 0 && isScheme(url, colon)
        ? url.substring(0, colon).toLowerCase(Locale.ROOT)
        : "";
  }

  /// Returns the same parts with another scheme.
  public UrlParts withScheme(String other) {
    return new UrlParts(other, authority, path, query, fragment);
  }

  /// Returns the same parts with another authority.
  public UrlParts withAuthority(String other) {
    return new UrlParts(scheme, other, path, query, fragment);
  }

  /// Returns the same parts with another path.
  public UrlParts withPath(String other) {
    return new UrlParts(scheme, authority, other, query, fragment);
  }

  /// Returns the same parts without the fragment.
  public UrlParts withoutFragment() {
    return fragment.isEmpty() ? this : new UrlParts(scheme, authority, path, query, "");
  }

  /// Returns the URL that a reference means on the page with this URL (RFC 3986, section 5).
  public UrlParts resolve(String reference) {
    return reference.isEmpty() ? this : UrlReference.resolve(this, split(reference));
  }

  /// Returns the host and port, without credentials.
  public String hostAndPort() {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /// Returns the values of each name in a query or fragment, in order; pairs without a value are
  /// left out, `+` means a space.
  public static Map<String, List<String>> parseQuery(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0 || equals == pair.length() - 1) {
        continue;
      }
      String name = PercentEncoding.decode(pair.substring(0, equals).replace('+', ' '));
      String value = PercentEncoding.decode(pair.substring(equals + 1).replace('+', ' '));
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return values;
  }

  /// Returns the URL as text.
  @Override
  public String toString() {
    StringBuilder url = new StringBuilder();
    if (!scheme.isEmpty()) {
      url.append(scheme).append(':');
    }
    boolean hierarchical = HIERARCHICAL.contains(scheme);
    if (!authority.isEmpty() || (hierarchical && !path.startsWith("//"))) {
      url.append("//").append(authority);
      if (!path.isEmpty() && !path.startsWith("/")) {
        url.append('/');
      }
    }
    url.append(path);
    if (!query.isEmpty()) {
      url.append('?').append(query);
    }
    if (!fragment.isEmpty()) {
      url.append('#').append(fragment);
    }
    return url.toString();
  }

  private static String clean(String url) {
    int start = 0;
    while (start < url.length() && url.charAt(start) <= ' ') {
      start++;
    }
    String rest = url.substring(start);
    boolean plain = rest.indexOf('\t') < 0 && rest.indexOf('\n') < 0 && rest.indexOf('\r') < 0;
    return plain ? rest : rest.replace("\t", "").replace("\n", "").replace("\r", "");
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      boolean letter =
          (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
      boolean other =
          i > 0 && ((character >= '0' && character <= '9') || "+-.".indexOf(character) >= 0);
      if (!letter && !other) {
        return false;
      }
    }
    return true;
  }
}
