package dev.pipaccel.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a request is sent again and after which pause: pip's schedule (nothing, then 0.5 s, 1 s, 2
/// s and so on up to 2 minutes), with up to a quarter of each pause added at random, so that many
/// clients do not return at once. A server's own word (`Retry-After`) goes before it.
///
/// @param retries how often a request is sent again
record RetryPolicy(int retries, InstantSource clock, RandomGenerator random) {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final Duration LONGEST_OBEDIENCE = Duration.ofMinutes(5);
  private static final long STEP_MILLIS = 250;

  /// Tells whether an answer is worth another try.
  boolean isPassing(ResponseHead head) {
    return switch (head.status()) {
      case 500, 502, 503, 504, 520, 522, 524, 527 -> true;
      case 413, 429 -> head.headers().first("Retry-After").isPresent();
      default -> false;
    };
  }

  /// Returns the pause before try `number`, counted from 1.
  Duration pause(int number) {
    if (number <= 1) {
      return Duration.ZERO;
    }
    long millis = STEP_MILLIS << Math.min(number - 1, 20);
    long pause = Math.min(millis, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(pause + random.nextLong(pause / 4 + 1));
  }

  /// Returns the pause that an answer asks for, in seconds or as a date (RFC 9110 section 10.2.3);
  /// 5 minutes at most.
  Optional<Duration> retryAfter(ResponseHead head) {
    Optional<String> field = head.headers().first("Retry-After").map(String::strip);
    if (field.isEmpty() || field.get().isEmpty()) {
      return Optional.empty();
    }
    Duration pause;
    if (field.get().chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = field.get();
      pause = Duration.ofSeconds(digits.length() > 6 ? 999_999 : Long.parseLong(digits));
    } else {
      try {
        Instant then =
            ZonedDateTime.parse(field.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        pause = Duration.between(clock.instant(), then);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    pause = pause.isNegative() ? Duration.ZERO : pause;
    return Optional.of(pause.compareTo(LONGEST_OBEDIENCE) > 0 ? LONGEST_OBEDIENCE : pause);
  }
}
