package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// An installation or removal that failed and was rolled back.
public final class InstallException extends PipAccelException {
  /// A failure that its message says all about.
  public InstallException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public InstallException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public InstallException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
