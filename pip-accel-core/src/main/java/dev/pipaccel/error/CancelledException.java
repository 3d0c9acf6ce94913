package dev.pipaccel.error;

/// The user ended the run; the thread's interrupt is set. Takes the place of `InterruptedException`
/// where an interface knows none.
public final class CancelledException extends PipAccelException {
  /// What the user is told, as by pip.
  public static final String MESSAGE = "Operation cancelled by user";

  /// A cancellation, which has nothing to add.
  public CancelledException() {
    super(MESSAGE, null, null, null);
  }
}
