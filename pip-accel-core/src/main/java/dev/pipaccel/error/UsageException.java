package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A wrong command line; exit code 2.
public final class UsageException extends PipAccelException {
  /// A failure that its message says all about.
  public UsageException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public UsageException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public UsageException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
