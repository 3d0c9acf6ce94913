package dev.pipaccel.resolver;

/// When an installed distribution that would do gives way to a newer one (`--upgrade`,
/// `--upgrade-strategy`).
public enum UpgradeStrategy {
  /// Never: what is installed and fits stays (no `--upgrade`).
  TO_SATISFY_ONLY,
  /// For what the user names; dependencies stay while they fit.
  ONLY_IF_NEEDED,
  /// For everything.
  EAGER
}
