package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// Requirements that no set of distributions meets.
public final class ResolutionException extends PipAccelException {
  /// A failure that its message says all about.
  public ResolutionException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public ResolutionException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public ResolutionException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
