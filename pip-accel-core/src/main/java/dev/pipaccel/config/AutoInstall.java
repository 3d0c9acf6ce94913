package dev.pipaccel.config;

/// Whether system packages are installed without asking.
public enum AutoInstall {
  /// Never: neither asked nor installed.
  NEVER,
  /// The user is asked.
  ASK,
  /// What tables name is installed; about the rest the user is asked.
  LISTED,
  /// Whatever a build seems to lack is installed.
  ALL
}
