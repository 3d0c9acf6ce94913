package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// An interpreter or environment that is missing, broken or not to be changed.
public final class EnvironmentException extends PipAccelException {
  /// A failure that its message says all about.
  public EnvironmentException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public EnvironmentException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public EnvironmentException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
