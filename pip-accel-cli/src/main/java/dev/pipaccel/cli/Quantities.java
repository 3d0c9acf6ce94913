package dev.pipaccel.cli;

import dev.pipaccel.error.UsageException;
import java.time.Duration;
import java.util.Locale;

/// Reads sizes and times as people write them: a whole number and a letter.
final class Quantities {
  private static final long KILO = 1000;
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private Quantities() {}

  /// Reads bytes: `500M`, `50G`, `50GB`, powers of 1000.
  static long bytes(String option, String text) throws UsageException {
    String number = text.toUpperCase(Locale.ROOT);
    number = number.endsWith("B") ? number.substring(0, number.length() - 1) : number;
    long unit =
        switch (last(number)) {
          case 'K' -> KILO;
          case 'M' -> KILO * KILO;
          case 'G' -> KILO * KILO * KILO;
          case 'T' -> KILO * KILO * KILO * KILO;
          default -> 1;
        };
    String digits = unit == 1 ? number : number.substring(0, number.length() - 1);
    return unit * number(option, text, digits, Long.MAX_VALUE / unit);
  }

  /// Reads a time: `90d`, `12h`, `4w`; a bare number is days.
  static Duration time(String option, String text) throws UsageException {
    char unit = last(text.toLowerCase(Locale.ROOT));
    boolean bare = Character.isDigit(unit);
    Duration one =
        switch (bare ? 'd' : unit) {
          case 'm' -> Duration.ofMinutes(1);
          case 'h' -> Duration.ofHours(1);
          case 'd' -> Duration.ofDays(1);
          case 'w' -> Duration.ofDays(7);
          default -> throw refused(option, text);
        };
    String digits = bare ? text : text.substring(0, text.length() - 1);
    return one.multipliedBy(number(option, text, digits, LONGEST.dividedBy(one)));
  }

  private static char last(String text) {
    return text.isEmpty() ? '0' : text.charAt(text.length() - 1);
  }

  private static long number(String option, String text, String digits, long most)
      throws UsageException {
    try {
      long number = Long.parseLong(digits.strip());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refused(option, text);
    }
    throw refused(option, text);
  }

  private static UsageException refused(String option, String text) {
    return UsageException.refused(
        "%s takes a number and a unit, such as 50G or 90d, not '%s'".formatted(option, text));
  }
}
