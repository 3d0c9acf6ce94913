package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A pip.conf, pip-accel.conf or environment variable that cannot be used.
public final class ConfigurationException extends PipAccelException {
  /// A failure that its message says all about.
  public ConfigurationException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public ConfigurationException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public ConfigurationException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
