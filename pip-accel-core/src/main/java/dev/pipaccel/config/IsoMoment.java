package dev.pipaccel.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments as ISO 8601 writes them: `2023-01-01`, `2023-01-01T12:00:00Z`, `2023-01-01 12:00+01:00`.
final class IsoMoment {
  private static final int DATE_LENGTH = "2023-01-01".length();

  private IsoMoment() {}

  /// Reads a moment; without an offset it is one of the local time zone.
  ///
  /// @throws DateTimeException if the text is none
  static Instant parse(String text) {
    String date = text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text;
    LocalDate day = LocalDate.parse(date);
    if (text.length() <= DATE_LENGTH) {
      return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
    String time = text.substring(DATE_LENGTH + 1);
    int offset = Math.max(time.indexOf('+'), Math.max(time.indexOf('-'), time.indexOf('Z')));
    if (offset < 0) {
      return LocalDateTime.of(day, LocalTime.parse(padded(time)))
          .atZone(ZoneId.systemDefault())
          .toInstant();
    }
    LocalTime clock = LocalTime.parse(padded(time.substring(0, offset)));
    return OffsetDateTime.of(day, clock, ZoneOffset.of(time.substring(offset))).toInstant();
  }

  private static String padded(String time) {
    return time.length() == 2 ? time + ":00" : time;
  }

  /// Reads `P` number `D`; empty if the text is of another form.
  static Optional<Long> days(String text) {
    if (text.length() < 3 || !text.startsWith("P") || !text.endsWith("D")) {
      return Optional.empty();
    }
    String digits = text.substring(1, text.length() - 1);
    return digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Long.parseLong(digits))
        : Optional.empty();
  }
}
