package dev.pipaccel.config;

import java.util.Locale;

/// Where a pip.conf lies; a later level overrules an earlier.
public enum ConfigurationLevel {
  /// For the whole system.
  GLOBAL,
  /// The user's own.
  USER,
  /// That of the target environment.
  SITE,
  /// Named by `PIP_CONFIG_FILE`.
  ENV;

  /// Returns the name as pip shows it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
