package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.MetadataException;

/// Installed distributions with their versions, as texts.
public final class Pins {
  /// What pip writes for a version that is not there.
  public static final String NO_VERSION = "None";

  private Pins() {}

  /// Returns the requirement of exactly this version: `name==1.0`, or `name===version` where the
  /// version is none by PEP 440.
  public static String of(InstalledDistribution distribution) {
    try {
      return distribution.displayName() + "==" + distribution.version();
    } catch (MetadataException notStandard) {
      return distribution.displayName() + "===" + rawVersion(distribution);
    }
  }

  /// Returns the version: normalized if it is one by PEP 440, else as written.
  public static String version(InstalledDistribution distribution) {
    try {
      return distribution.version().toString();
    } catch (MetadataException notStandard) {
      return rawVersion(distribution);
    }
  }

  /// Returns the version as the metadata writes it, [#NO_VERSION] where it writes none.
  public static String rawVersion(InstalledDistribution distribution) {
    return distribution.message().first("Version").orElse(NO_VERSION);
  }
}
