package dev.pipaccel.model.marker;

/// A marker that is well-formed but has no value: it compares what cannot be compared, or names
/// what does not exist in the context. Unchecked, because who evaluates a marker can do nothing but
/// give up the distribution that has it.
public final class MarkerEvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MarkerEvaluationException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// Returns why the marker has no value.
  public Reason reason() {
    return reason;
  }

  /// Why a marker has no value.
  public enum Reason {
    /// The operator does not apply to the two sides.
    UNDEFINED_COMPARISON,
    /// The variable has no value here, such as `extras` outside of lock files.
    UNDEFINED_NAME
  }
}
