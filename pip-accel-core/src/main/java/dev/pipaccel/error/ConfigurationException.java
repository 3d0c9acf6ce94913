package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A pip.conf, pip-accel.conf or environment variable that cannot be used.
public final class ConfigurationException extends PipAccelException {
  private static final int FAILURE = 1;

  private final int exitCode;

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
    this(message, detail, hint, cause, FAILURE);
  }

  /// A failure with all its parts and the exit code that pip has for it.
  public ConfigurationException(
      String message,
      @Nullable String detail,
      @Nullable String hint,
      @Nullable Throwable cause,
      int exitCode) {
    super(message, detail, hint, cause);
    this.exitCode = exitCode;
  }

  @Override
  public int exitCode() {
    return exitCode;
  }
}
