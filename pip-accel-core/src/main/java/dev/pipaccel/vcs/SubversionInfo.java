package dev.pipaccel.vcs;

import java.util.Optional;

/// What `svn info --xml` says of a checkout.
///
/// @param revision the highest number it names
record SubversionInfo(Optional<String> url, long revision) {
  static SubversionInfo parse(String xml) {
    int start = xml.indexOf("<url>");
    int end = xml.indexOf("</url>", Math.max(start, 0));
    Optional<String> url =
        start < 0 || end < 0 ? Optional.empty() : Optional.of(xml.substring(start + 5, end));
    return new SubversionInfo(url, highestRevision(xml));
  }

  private static long highestRevision(String xml) {
    String attribute = "revision=\"";
    long highest = 0;
    for (int at = xml.indexOf(attribute); at >= 0; at = xml.indexOf(attribute, at + 1)) {
      int begin = at + attribute.length();
      int end = xml.indexOf('"', begin);
      String text = end < 0 ? "" : xml.substring(begin, end);
      if (!text.isEmpty()
          && text.length() < 18
          && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        highest = Math.max(highest, Long.parseLong(text));
      }
    }
    return highest;
  }
}
