package dev.pipaccel.model.index;

import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;

/// Quotes the path of a URL as pip does for links of index pages: what is quoted already stays so,
/// and `@` and an encoded slash keep their meaning.
final class LinkQuoting {
  private LinkQuoting() {}

  static String quote(UrlParts parts) {
    String path = quotePath(parts.path());
    // Written as if the scheme were `file`, so that an empty authority shows.
    String url = parts.withPath(path).withScheme("file").toString();
    return parts.scheme() + url.substring("file".length());
  }

  private static String quotePath(String path) {
    StringBuilder quoted = new StringBuilder(path.length() + 8);
    int start = 0;
    for (int i = 0; i < path.length(); i++) {
      int reserved = path.charAt(i) == '@' ? 1 : path.regionMatches(true, i, "%2F", 0, 3) ? 3 : 0;
      if (reserved > 0) {
        quoted.append(requote(path.substring(start, i)));
        quoted.append(reserved == 1 ? "@" : "%2F");
        i += reserved - 1;
        start = i + 1;
      }
    }
    return quoted.append(requote(path.substring(start))).toString();
  }

  private static String requote(String part) {
    return PercentEncoding.encode(PercentEncoding.decode(part), "/");
  }
}
