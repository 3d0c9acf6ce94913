package dev.pipaccel.error;

import org.jspecify.annotations.Nullable;

/// Metadata of a distribution that is missing, malformed or contradicts its file name.
public final class MetadataException extends PipAccelException {
  /// A failure that its message says all about.
  public MetadataException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public MetadataException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public MetadataException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
  }
}
