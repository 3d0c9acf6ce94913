package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// An index, page or download that cannot be had.
public final class IndexException extends PipAccelException {
  /// A failure that its message says all about.
  public IndexException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public IndexException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public IndexException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
