package dev.pipaccel.model.index;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A URL of an archive, a folder, an index page or a repository, as pip understands URLs: with
/// fragments (`#sha256=…`, `#egg=…`, `&subdirectory=…`) and version-control schemes (`git+https`).
/// May hold credentials: messages show [#redacted()].
public record Link(String url) {
  private static final Set<String> VERSION_CONTROL =
      Set.of(
          "git+http",
          "git+https",
          "git+ssh",
          "git+git",
          "git+file",
          "hg+file",
          "hg+http",
          "hg+https",
          "hg+ssh",
          "hg+static-http",
          "svn+ssh",
          "svn+http",
          "svn+https",
          "svn+svn",
          "svn+file",
          "bzr+http",
          "bzr+https",
          "bzr+ssh",
          "bzr+sftp",
          "bzr+ftp",
          "bzr+lp",
          "bzr+file");

  /// Makes the link that a reference on a page means, with characters quoted where a URL needs it.
  ///
  /// @param base the URL of the page, or of its `base` element
  /// @param reference an absolute or relative URL, perhaps with characters that no URL may have
  public static Link resolve(String base, String reference) {
    boolean absolute = reference.startsWith("https://") || reference.startsWith("http://");
    UrlParts parts = absolute ? UrlParts.split(reference) : UrlParts.split(base).resolve(reference);
    return new Link(LinkQuoting.quote(parts));
  }

  /// Returns the parts of the URL.
  public UrlParts parts() {
    return UrlParts.split(url);
  }

  /// Returns the scheme in lower case.
  public String scheme() {
    return UrlParts.scheme(url);
  }

  /// Returns the path, percent-decoded.
  public String path() {
    return PercentEncoding.decode(parts().path());
  }

  /// Returns the last segment of the path, percent-decoded and free of directories; where the path
  /// has none, the host. Empty where that is no file name either (`.`, `..`).
  public String filename() {
    UrlParts parts = parts();
    String name = baseName(PercentEncoding.decode(parts.path()));
    return isComponent(name) ? name : isComponent(parts.hostAndPort()) ? parts.hostAndPort() : "";
  }

  /// Returns the extension of the file name with its dot, `.tar.gz` and the like as one; empty if
  /// there is none.
  public String extension() {
    return extension(baseName(path()));
  }

  /// Returns the extension of a file name with its dot, `.tar.gz` and the like as one.
  public static String extension(String filename) {
    int dot = lastDot(filename);
    if (dot < 0) {
      return "";
    }
    boolean tar = filename.substring(0, dot).toLowerCase(Locale.ROOT).endsWith(".tar");
    return filename.substring(tar ? dot - 4 : dot);
  }

  /// Returns the URL without its fragment.
  public String urlWithoutFragment() {
    return parts().withoutFragment().toString();
  }

  /// Returns the project that `#egg=` names, as written.
  public Optional<String> egg() {
    return fragment("egg=");
  }

  /// Returns the folder inside the archive or repository that `#subdirectory=` names.
  public Optional<String> subdirectory() {
    return fragment("subdirectory=");
  }

  /// Returns the digest that the fragment names; of several the first.
  public Optional<Hash> hash() {
    for (int at = nextMark(0); at >= 0; at = nextMark(at + 1)) {
      int equals = url.indexOf('=', at);
      if (equals > 0 && Hash.isSupported(url.substring(at + 1, equals))) {
        return Optional.of(new Hash(url.substring(at + 1, equals), value(equals + 1)));
      }
    }
    return Optional.empty();
  }

  /// Tells whether the URL is a `file:` URL.
  public boolean isFile() {
    return scheme().equals("file");
  }

  /// Tells whether the URL leads to a repository of git, Mercurial, Subversion or Bazaar.
  public boolean isVersionControl() {
    return VERSION_CONTROL.contains(scheme());
  }

  /// Tells whether the URL's file name is that of a wheel.
  public boolean isWheel() {
    return extension().equals(".whl");
  }

  /// Returns the URL with any password hidden, for messages; a user name alone is taken for a token
  /// and hidden, too.
  public String redacted() {
    UrlParts parts = parts();
    int at = parts.authority().lastIndexOf('@');
    if (at < 0) {
      return parts.toString();
    }
    String credentials = parts.authority().substring(0, at);
    int colon = credentials.indexOf(':');
    String user = "****";
    if (colon >= 0) {
      String name = PercentEncoding.decode(credentials.substring(0, colon));
      user = PercentEncoding.encode(name, "/") + ":****";
    }
    return parts.withAuthority(user + "@" + parts.hostAndPort()).toString();
  }

  /// Returns the URL without user name and password.
  public String withoutCredentials() {
    UrlParts parts = parts();
    return parts.authority().indexOf('@') < 0
        ? url
        : parts.withAuthority(parts.hostAndPort()).toString();
  }

  /// Tells whether both URLs very likely lead to the same distribution: they may differ in
  /// credentials, in the order of query parameters and in fragments other than `subdirectory` and
  /// digests.
  public boolean isEquivalentTo(Link other) {
    return equals(other) || identity().equals(other.identity());
  }

  @Override
  public String toString() {
    return redacted();
  }

  private Identity identity() {
    UrlParts parts = parts();
    String host = parts.hostAndPort();
    if (host.isEmpty() && parts.scheme().equals("file")) {
      host = "localhost";
    }
    Map<String, List<String>> fragment = UrlParts.parseQuery(parts.fragment());
    Map<String, String> digests = new LinkedHashMap<>();
    for (String algorithm : Hash.supportedAlgorithms()) {
      List<String> values = fragment.get(algorithm);
      if (values != null) {
        digests.put(algorithm, values.getFirst());
      }
    }
    return new Identity(
        new UrlParts(parts.scheme(), host, parts.path(), "", ""),
        UrlParts.parseQuery(parts.query()),
        fragment.getOrDefault("subdirectory", List.of("")).getFirst(),
        digests);
  }

  private record Identity(
      UrlParts address,
      Map<String, List<String>> query,
      String subdirectory,
      Map<String, String> digests) {}

  /// The value after a key such as `egg=` that follows a `#` or `&` anywhere in the URL.
  private Optional<String> fragment(String key) {
    for (int at = nextMark(0); at >= 0; at = nextMark(at + 1)) {
      if (url.startsWith(key, at + 1)) {
        return Optional.of(value(at + 1 + key.length()));
      }
    }
    return Optional.empty();
  }

  private int nextMark(int from) {
    for (int i = from; i < url.length(); i++) {
      if (url.charAt(i) == '#' || url.charAt(i) == '&') {
        return i;
      }
    }
    return -1;
  }

  private String value(int start) {
    int end = url.indexOf('&', start);
    return url.substring(start, end < 0 ? url.length() : end);
  }

  private static String baseName(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static boolean isComponent(String name) {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..");
  }

  /// The dot before an extension; dots at the start of a name begin none.
  private static int lastDot(String filename) {
    int dot = filename.lastIndexOf('.');
    for (int i = 0; i < dot; i++) {
      if (filename.charAt(i) != '.') {
        return dot;
      }
    }
    return -1;
  }
}
