package dev.pipaccel.cache;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// Reads instants. [Instant#parse] sets up a formatter and walks it for each: as much work as
/// everything else that is done for a remembered page.
final class WrittenInstant {
  private static final String FORM = "dddd-dd-ddTdd:dd:dd";
  private static final int SECONDS_OF_DAY = 24 * 60 * 60;

  private WrittenInstant() {}

  /// Reads what [Instant#parse] reads.
  static Instant parse(String text) throws DateTimeException {
    int last = text.length() - 1;
    boolean plain = hasForm(text) && text.charAt(last) == 'Z' && isFraction(text, last);
    int hour = plain ? number(text, 11, 13) : 0;
    int minute = plain ? number(text, 14, 16) : 0;
    int second = plain ? number(text, 17, 19) : 0;
    if (!plain || hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int nanos = 0;
    for (int place = FORM.length() + 1; place <= FORM.length() + 9; place++) {
      nanos = nanos * 10 + (place < last ? text.charAt(place) - '0' : 0);
    }
    long day = date.toEpochDay() * SECONDS_OF_DAY;
    return Instant.ofEpochSecond(day + (hour * 60 + minute) * 60 + second, nanos);
  }

  private static boolean hasForm(String text) {
    if (text.length() <= FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      boolean fits =
          FORM.charAt(i) == 'd' ? isDigit(text.charAt(i)) : FORM.charAt(i) == text.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /// Tells whether a point and one to nine digits, or nothing, stand up to an index.
  private static boolean isFraction(String text, int end) {
    int start = FORM.length();
    if (end == start) {
      return true;
    }
    if (text.charAt(start) != '.' || end == start + 1 || end > start + 10) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
