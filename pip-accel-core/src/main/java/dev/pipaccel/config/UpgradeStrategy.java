package dev.pipaccel.config;

/// How installed distributions that already satisfy a requirement are treated.
public enum UpgradeStrategy {
  /// No `--upgrade`: everything installed that fits stays.
  TO_SATISFY_ONLY,
  /// `--upgrade`: what the user names is upgraded, dependencies only where they don't fit.
  ONLY_IF_NEEDED,
  /// `--upgrade --upgrade-strategy eager`: dependencies are upgraded too.
  EAGER
}
