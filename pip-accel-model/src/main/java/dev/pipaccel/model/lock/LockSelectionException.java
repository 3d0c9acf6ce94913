package dev.pipaccel.model.lock;

/// A lock file from which an environment can't be installed.
public final class LockSelectionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;

  LockSelectionException(String message) {
    super(message);
    this.message = message;
  }

  /// Returns why, without a final period.
  @Override
  public String getMessage() {
    return message;
  }
}
