package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// An interpreter or environment that is missing, broken or not to be changed.
public final class EnvironmentException extends PipAccelException {
  private static final int FAILURE = 1;
  private static final int NOT_VIRTUAL = 3;

  private final int exitCode;

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
    this(message, detail, hint, cause, FAILURE);
  }

  private EnvironmentException(
      String message,
      @Nullable String detail,
      @Nullable String hint,
      @Nullable Throwable cause,
      int exitCode) {
    super(message, detail, hint, cause);
    this.exitCode = exitCode;
  }

  /// What `--require-virtualenv` asks for is not the case; exit code 3, as in pip.
  public static EnvironmentException noVirtualEnvironment() {
    return new EnvironmentException(
        "Could not find an activated virtualenv (required).", null, null, null, NOT_VIRTUAL);
  }

  @Override
  public int exitCode() {
    return exitCode;
  }
}
