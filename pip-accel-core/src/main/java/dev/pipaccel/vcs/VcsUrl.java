package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;
import java.util.Optional;

/// A repository's URL as its program wants it, and what was asked for of it.
///
/// @param url without the program's prefix, revision and fragment; may hold credentials
/// @param revision what stood behind the last `@` of the path
/// @param username for programs that take credentials as options
record VcsUrl(
    String url, Optional<String> revision, Optional<String> username, Optional<String> password) {

  /// Splits `git+https://host/path@revision#fragment`; credentials stay in the URL.
  static VcsUrl parse(Link link) throws IndexException {
    UrlParts parts = UrlParts.split(link.url());
    return parse(link, parts.withScheme(parts.scheme().substring(parts.scheme().indexOf('+') + 1)));
  }

  /// Splits the given parts of a link, whose scheme has no prefix any more.
  static VcsUrl parse(Link link, UrlParts parts) throws IndexException {
    String path = parts.path();
    Optional<String> revision = Optional.empty();
    int at = path.lastIndexOf('@');
    if (at >= 0) {
      String text = PercentEncoding.decode(path.substring(at + 1));
      if (text.isEmpty()) {
        throw new IndexException(
            "The URL %s has an empty revision (after @)".formatted(link.redacted()),
            null,
            "include a revision after @ or remove @ from the URL",
            null);
      }
      if (text.startsWith("-")) {
        throw new IndexException(
            "The URL %s has a revision that would be taken for an option"
                .formatted(link.redacted()));
      }
      revision = Optional.of(text);
      path = path.substring(0, at);
    }
    String url = parts.withPath(path).withoutFragment().toString();
    return new VcsUrl(url, revision, Optional.empty(), Optional.empty());
  }

  /// Returns the same with the URL changed.
  VcsUrl withUrl(String other) {
    return new VcsUrl(other, revision, username, password);
  }

  /// Returns the same with credentials taken from the URL.
  VcsUrl withCredentials(Optional<String> user, Optional<String> secret) {
    return new VcsUrl(url, revision, user, secret);
  }

  /// Returns the URL for messages.
  String redacted() {
    return new Link(url).redacted();
  }

  /// Returns ` (to revision …)`, or empty text.
  String shownRevision() {
    return revision.map(" (to revision %s)"::formatted).orElse("");
  }

  /// Returns whether two URLs name the same repository but for encoding and trailing slashes.
  boolean isSameRepository(String other) {
    return comparable(url).equals(comparable(other));
  }

  private static String comparable(String text) {
    String decoded = PercentEncoding.decode(text);
    int end = decoded.length();
    while (end > 0 && decoded.charAt(end - 1) == '/') {
      end--;
    }
    return decoded.substring(0, end);
  }
}
