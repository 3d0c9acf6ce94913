package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A file whose digest is not the one that was asked for.
public final class HashMismatchException extends PipAccelException {
  /// A failure that its message says all about.
  public HashMismatchException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public HashMismatchException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public HashMismatchException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
