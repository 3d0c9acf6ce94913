package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// A wheel or source archive that is malformed or unsafe.
public final class ArchiveException extends PipAccelException {
  /// A failure that its message says all about.
  public ArchiveException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public ArchiveException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public ArchiveException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
