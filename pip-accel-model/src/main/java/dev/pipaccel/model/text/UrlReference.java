package dev.pipaccel.model.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Resolving of relative references.
final class UrlReference {
  /// Schemes whose URLs have relative references.
  private static final Set<String> RELATIVE =
      Set.of(
          "",
          "ftp",
          "http",
          "gopher",
          "nntp",
          "imap",
          "wais",
          "file",
          "https",
          "shttp",
          "mms",
          "prospero",
          "rtsp",
          "rtsps",
          "rtspu",
          "sftp",
          "svn",
          "svn+ssh",
          "ws",
          "wss");

  private static final UrlParts NOWHERE = new UrlParts("", "", "", "", "");

  private UrlReference() {}

  static UrlParts resolve(UrlParts base, UrlParts reference) {
    if (base.equals(NOWHERE)) {
      return reference;
    }
    boolean sameScheme = reference.scheme().isEmpty() || reference.scheme().equals(base.scheme());
    if (!sameScheme || !RELATIVE.contains(base.scheme())) {
      return reference;
    }
    String scheme = base.scheme();
    if (!reference.authority().isEmpty()) {
      return new UrlParts(
          scheme, reference.authority(), reference.path(), reference.query(), reference.fragment());
    }
    if (reference.path().isEmpty()) {
      String query = reference.query().isEmpty() ? base.query() : reference.query();
      return new UrlParts(scheme, base.authority(), base.path(), query, reference.fragment());
    }
    String path = join(base.path(), reference.path());
    return new UrlParts(scheme, base.authority(), path, reference.query(), reference.fragment());
  }

  private static String join(String base, String reference) {
    List<String> segments = new ArrayList<>();
    if (reference.startsWith("/")) {
      segments.addAll(Arrays.asList(reference.split("/", -1)));
    } else {
      segments.addAll(Arrays.asList(base.split("/", -1)));
      if (!segments.getLast().isEmpty()) {
        segments.removeLast();
      }
      segments.addAll(Arrays.asList(reference.split("/", -1)));
      if (segments.size() > 2) {
        segments.subList(1, segments.size() - 1).removeIf(String::isEmpty);
      }
    }
    List<String> resolved = new ArrayList<>(segments.size());
    for (String segment : segments) {
      if (segment.equals("..")) {
        if (!resolved.isEmpty()) {
          resolved.removeLast();
        }
      } else if (!segment.equals(".")) {
        resolved.add(segment);
      }
    }
    String last = segments.getLast();
    if (last.equals(".") || last.equals("..")) {
      resolved.add("");
    }
    String path = String.join("/", resolved);
    return path.isEmpty() ? "/" : path;
  }
}
