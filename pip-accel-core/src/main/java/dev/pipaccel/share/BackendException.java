package dev.pipaccel.share;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A request that a shared cache did not answer, or not as it should. The message names no
/// credentials.
public final class BackendException extends IOException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// What went wrong.
  public enum Kind {
    /// There is no such server or folder, or it cannot be connected to.
    UNREACHABLE,
    /// Nothing came for too long, or too little.
    TIMEOUT,
    /// The store does not know this user.
    DENIED,
    /// The store refuses this user just this, or hides from him that there is nothing: buckets
    /// whose contents may not be listed say so of all that they lack.
    FORBIDDEN,
    /// The store has no room.
    FULL,
    /// The store does not know such a request.
    UNSUPPORTED,
    /// Any other answer that is none.
    BROKEN,
    /// The thread was interrupted.
    INTERRUPTED
  }

  /// @param message the reason, without the backend's name
  public BackendException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// Returns what went wrong.
  public Kind kind() {
    return kind;
  }
}
