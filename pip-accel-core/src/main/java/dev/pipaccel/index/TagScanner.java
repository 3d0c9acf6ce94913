package dev.pipaccel.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Parser;

/// Finds the start tags of `a`, `base` and `meta` elements in HTML, as Python's `html.parser` does:
/// by tags alone, without a tree, passing over comments, declarations and the content of elements
/// whose text is not markup. A page holds thousands of anchors; building a tree of it costs ten
/// times as much.
final class TagScanner {
  private static final Set<String> WANTED = Set.of("a", "base", "meta");
  private static final Set<String> TEXT_ONLY = Set.of("script", "style", "textarea", "title");

  private final String html;
  private int position;

  TagScanner(String html) {
    this.html = html;
  }

  /// A start tag.
  ///
  /// @param attributes those that have a value, decoded, names in lower case; of equal names the
  ///   last
  record Tag(String name, Map<String, String> attributes) {}

  List<Tag> scan() {
    var tags = new ArrayList<Tag>();
    while (true) {
      position = html.indexOf('<', position);
      if (position < 0 || position + 1 >= html.length()) {
        return tags;
      }
      char next = html.charAt(position + 1);
      if (isLetter(next)) {
        position++;
        startTag(tags);
      } else if (html.startsWith("<!--", position)) {
        skipPast("-->", position + 4);
      } else if (next == '!' || next == '?' || next == '/') {
        skipPast(">", position + 2);
      } else {
        position++;
      }
    }
  }

  private void startTag(List<Tag> tags) {
    int start = position;
    while (position < html.length() && !isTagNameEnd(html.charAt(position))) {
      position++;
    }
    String name = html.substring(start, position).toLowerCase(Locale.ROOT);
    boolean wanted = WANTED.contains(name);
    Map<String, String> attributes = wanted ? new HashMap<>() : Map.of();
    boolean complete = attributes(attributes, wanted);
    if (wanted && complete) {
      tags.add(new Tag(name, attributes));
    } else if (TEXT_ONLY.contains(name)) {
      skipText(name);
    }
  }

  /// Reads attributes up to the end of the tag.
  ///
  /// @return false if the tag has no end
  private boolean attributes(Map<String, String> attributes, boolean wanted) {
    while (true) {
      while (position < html.length() && isSpaceOrSlash(html.charAt(position))) {
        position++;
      }
      if (position >= html.length()) {
        return false;
      }
      if (html.charAt(position) == '>') {
        position++;
        return true;
      }
      int start = position++;
      while (position < html.length() && !isAttributeNameEnd(html.charAt(position))) {
        position++;
      }
      int end = position;
      skipSpace();
      if (position < html.length() && html.charAt(position) == '=') {
        position++;
        skipSpace();
        int valueStart = position;
        boolean quoted = skipValue();
        if (wanted) {
          String raw =
              quoted
                  ? html.substring(valueStart + 1, Math.max(valueStart + 1, position - 1))
                  : html.substring(valueStart, position);
          attributes.put(html.substring(start, end).toLowerCase(Locale.ROOT), decode(raw));
        }
      } else if (wanted) {
        attributes.remove(html.substring(start, end).toLowerCase(Locale.ROOT));
      }
    }
  }

  private boolean skipValue() {
    if (position >= html.length()) {
      return false;
    }
    char quote = html.charAt(position);
    if (quote == '"' || quote == '\'') {
      int end = html.indexOf(quote, position + 1);
      position = end < 0 ? html.length() : end + 1;
      return true;
    }
    while (position < html.length() && !isValueEnd(html.charAt(position))) {
      position++;
    }
    return false;
  }

  private void skipText(String name) {
    String end = "</" + name;
    for (int i = position; i <= html.length() - end.length(); i++) {
      if (html.charAt(i) == '<' && html.regionMatches(true, i, end, 0, end.length())) {
        position = i;
        return;
      }
    }
    position = html.length();
  }

  private void skipPast(String mark, int from) {
    int end = html.indexOf(mark, from);
    position = end < 0 ? html.length() : end + mark.length();
  }

  private void skipSpace() {
    while (position < html.length() && isSpace(html.charAt(position))) {
      position++;
    }
  }

  private static String decode(String value) {
    if (value.indexOf('&') < 0) {
      return value;
    }
    String common =
        value
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'");
    if (common.indexOf('&') < 0) {
      return common;
    }
    return Parser.unescapeEntities(value, true);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static boolean isSpaceOrSlash(char c) {
    return isSpace(c) || c == '/';
  }

  private static boolean isTagNameEnd(char c) {
    return isSpaceOrSlash(c) || c == '>';
  }

  private static boolean isAttributeNameEnd(char c) {
    return isTagNameEnd(c) || c == '=';
  }

  private static boolean isValueEnd(char c) {
    return isSpace(c) || c == '>';
  }
}
