package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A requirement, constraint or requirements file that cannot be read.
public final class RequirementsException extends PipAccelException {
  /// A failure that its message says all about.
  public RequirementsException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public RequirementsException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public RequirementsException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
