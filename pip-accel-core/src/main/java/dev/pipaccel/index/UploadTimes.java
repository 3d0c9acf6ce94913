package dev.pipaccel.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the times of PEP 700, such as `2023-05-22T15:12:42.313790Z`. A page holds thousands, so
/// the usual form is read by hand.
final class UploadTimes {
  private UploadTimes() {}

  static Optional<Instant> parse(String text) {
    try {
      if (text.length() >= 20 && text.endsWith("Z") && text.charAt(10) == 'T') {
        return Optional.of(usual(text));
      }
      boolean zoned = text.indexOf('+', 10) > 0 || text.lastIndexOf('-') > 10;
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Instant usual(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int seconds = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
    int nanos = 0;
    int digits = text.length() - 21;
    if (digits > 0) {
      nanos = number(text, 20, 20 + Math.min(9, digits));
      for (int i = digits; i < 9; i++) {
        nanos *= 10;
      }
    }
    return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + seconds, nanos);
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
