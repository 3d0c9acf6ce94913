package dev.pipaccel.cli;

import dev.pipaccel.config.FollowedPip;
import org.jspecify.annotations.Nullable;

/// Which pip-accel this is.
final class Version {
  /// The pip whose options and behaviour it has.
  static final String PIP = FollowedPip.VERSION;

  private Version() {}

  /// Returns the version of this build.
  static String number() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.1.0" : version;
  }

  static String line() {
    return "pip-accel " + number() + " (as pip " + PIP + ")";
  }
}
