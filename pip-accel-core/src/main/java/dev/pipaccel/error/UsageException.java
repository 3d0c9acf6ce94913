package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A wrong command line; exit code 2, as in pip.
public final class UsageException extends PipAccelException {
  private static final int WRONG_GRAMMAR = 2;
  private static final int REFUSED = 1;

  private final int exitCode;

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
    this(message, detail, hint, cause, WRONG_GRAMMAR);
  }

  private UsageException(
      String message,
      @Nullable String detail,
      @Nullable String hint,
      @Nullable Throwable cause,
      int exitCode) {
    super(message, detail, hint, cause);
    this.exitCode = exitCode;
  }

  /// A command line that is well formed, but asks for what cannot be done, such as two options that
  /// exclude each other; exit code 1, as in pip.
  public static UsageException refused(String message) {
    return new UsageException(message, null, null, null, REFUSED);
  }

  @Override
  public int exitCode() {
    return exitCode;
  }
}
