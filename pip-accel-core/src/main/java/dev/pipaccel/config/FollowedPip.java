package dev.pipaccel.config;

/// The release of pip whose behaviour this is.
public final class FollowedPip {
  /// Its version.
  public static final String VERSION = "26.3";

  private FollowedPip() {}
}
