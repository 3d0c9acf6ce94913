package dev.pipaccel.index;

import java.util.List;
import java.util.Locale;

/// The `Cache-Control` of an answer (RFC 9111 section 5.2.2), as far as it concerns pages.
final class CacheControl {
  private static final String MAX_AGE = "max-age=";
  private static final long LONGEST = 86_400;

  private CacheControl() {}

  /// Returns for how many seconds, at most a day, the answer may be taken without asking again.
  static long maximumAge(List<String> values) {
    long age = 0;
    for (String value : values) {
      for (String element : value.split(",", -1)) {
        String directive = element.strip().toLowerCase(Locale.ROOT);
        if (directive.startsWith("no-cache") || directive.equals("no-store")) {
          return 0;
        }
        if (directive.startsWith(MAX_AGE)) {
          age = seconds(directive.substring(MAX_AGE.length()).replace("\"", ""));
        }
      }
    }
    return age;
  }

  private static long seconds(String digits) {
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return !number ? 0 : digits.length() > 6 ? LONGEST : Math.min(LONGEST, Long.parseLong(digits));
  }
}
