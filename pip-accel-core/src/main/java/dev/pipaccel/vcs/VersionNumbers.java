package dev.pipaccel.vcs;

/// Reads what programs say of their version.
final class VersionNumbers {
  private VersionNumbers() {}

  /// Returns whether a text that begins with `major.minor` is at least the given version; a text
  /// that does not is taken for an old one.
  static boolean isAtLeast(String text, int major, int minor) {
    int dot = text.indexOf('.');
    int end = dot + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (dot < 1 || dot > 4 || end == dot + 1 || end > dot + 5 || !isNumber(text, dot)) {
      return false;
    }
    int foundMajor = Integer.parseInt(text, 0, dot, 10);
    int foundMinor = Integer.parseInt(text, dot + 1, end, 10);
    return foundMajor > major || (foundMajor == major && foundMinor >= minor);
  }

  private static boolean isNumber(String text, int end) {
    return text.substring(0, end).chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
