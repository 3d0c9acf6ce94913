package dev.pipaccel.index;

import dev.pipaccel.report.Report;
import dev.pipaccel.url.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which hosts cannot be reached in this run, and what the user has been told of them. Safe for use
/// by several threads.
final class HostHealth {
  private final Map<String, String> unreachable = new ConcurrentHashMap<>();
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final Report report;

  HostHealth(Report report) {
    this.report = report;
  }

  /// Notes that a host cannot be reached.
  void failed(Url url, String reason) {
    unreachable.putIfAbsent(url.origin(), reason);
  }

  /// Returns why a host cannot be reached, if so.
  Optional<String> failure(Url url) {
    return Optional.ofNullable(unreachable.get(url.origin()));
  }

  /// Warns, once per host, that what is remembered is used in its place.
  void warnStale(Url url, String reason, Instant seen, Instant now) {
    if (warned.add("stale " + url.origin())) {
      report.warn(
          "%s cannot be reached (%s); using what was seen of it %s ago"
              .formatted(
                  url.withoutUserInfo().parts().authority(),
                  reason,
                  age(Duration.between(seen, now))));
    }
  }

  /// Warns, once per host, that it is not used because it is neither secure nor trusted.
  void warnInsecure(Url url) {
    if (warned.add("insecure " + url.origin())) {
      report.warn(
          "The repository located at %s is not a trusted or secure host and is being ignored. If"
                  .formatted(url.host())
              + " this repository is available via HTTPS we recommend you use HTTPS instead,"
              + " otherwise you may silence this warning and allow it anyway with"
              + " '--trusted-host %s'.".formatted(url.host()));
    }
  }

  static String age(Duration age) {
    long minutes = Math.max(0, age.toMinutes());
    if (minutes < 2) {
      return "a minute";
    }
    if (minutes < 120) {
      return minutes + " minutes";
    }
    return minutes < 48 * 60 ? minutes / 60 + " hours" : minutes / (24 * 60) + " days";
  }
}
