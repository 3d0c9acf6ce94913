package dev.pipaccel.url;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Resolves relative references (RFC 3986 section 5.2) as Python's `urljoin` does.
public final class UrlReference {
  private static final Set<String> HIERARCHICAL =
      Set.of("", "http", "https", "file", "ftp", "sftp", "svn", "svn+ssh");

  private UrlReference() {}

  /// Returns the URL that `reference` means on a page at `base`.
  public static Url resolve(Url base, String reference) {
    if (reference.isEmpty()) {
      return base;
    }
    Url url = Url.parse(reference);
    String scheme = url.scheme().isEmpty() ? base.scheme() : url.scheme();
    if (!scheme.equals(base.scheme()) || !HIERARCHICAL.contains(scheme)) {
      return url;
    }
    if (!url.authority().isEmpty()) {
      return new Url(scheme, url.authority(), url.path(), url.query(), url.fragment());
    }
    if (url.path().isEmpty()) {
      String query = url.query() == null ? base.query() : url.query();
      return new Url(scheme, base.authority(), base.path(), query, url.fragment());
    }
    String path = merge(base.path(), url.path());
    return new Url(scheme, base.authority(), path, url.query(), url.fragment());
  }

  private static String merge(String base, String path) {
    var kept = new ArrayDeque<String>();
    for (String segment : segments(base, path)) {
      switch (segment) {
        case ".." -> kept.pollLast();
        case "." -> {}
        default -> kept.addLast(segment);
      }
    }
    if (path.equals(".") || path.equals("..") || path.endsWith("/.") || path.endsWith("/..")) {
      kept.addLast("");
    }
    String joined = String.join("/", kept);
    return joined.startsWith("/") ? joined : "/" + joined;
  }

  private static List<String> segments(String base, String path) {
    if (path.startsWith("/")) {
      return List.of(path.split("/", -1));
    }
    var segments = new ArrayList<>(List.of(base.split("/", -1)));
    if (!segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    segments.addAll(List.of(path.split("/", -1)));
    if (segments.size() > 2) {
      segments.subList(1, segments.size() - 1).removeIf(String::isEmpty);
    }
    return segments;
  }
}
