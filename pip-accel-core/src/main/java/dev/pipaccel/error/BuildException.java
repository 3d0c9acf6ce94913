package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A build, or a hook of a build backend, that failed.
public final class BuildException extends PipAccelException {
  /// A failure that its message says all about.
  public BuildException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public BuildException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public BuildException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
