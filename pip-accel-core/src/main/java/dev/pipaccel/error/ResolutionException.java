package dev.pipaccel.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requirements that no set of distributions meets.
public final class ResolutionException extends PipAccelException {
  private final @Nullable String explanation;
  private final @Nullable String conclusion;

  /// A failure that its message says all about.
  public ResolutionException(String message) {
    this(message, null, null, null);
  }

  /// A failure with the error behind it.
  public ResolutionException(String message, Throwable cause) {
    this(message, null, null, cause);
  }

  /// A failure with all its parts, each of which may be missing.
  public ResolutionException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, detail, hint, cause);
    this.explanation = null;
    this.conclusion = null;
  }

  /// A failure with the lines that pip prints around it.
  ///
  /// @param explanation what pip prints to standard output
  /// @param conclusion the error that pip ends with
  public ResolutionException(
      String message,
      @Nullable String explanation,
      @Nullable String detail,
      @Nullable String hint,
      String conclusion) {
    super(message, detail, hint, null);
    this.explanation = explanation;
    this.conclusion = conclusion;
  }

  /// Returns how the failure comes about, in lines.
  public Optional<String> explanation() {
    return Optional.ofNullable(explanation);
  }

  /// Returns the error that comes last.
  public Optional<String> conclusion() {
    return Optional.ofNullable(conclusion);
  }

  /// The explanation too, for whoever does not show it apart.
  @Override
  public Optional<String> detail() {
    return explanation == null ? super.detail() : explanation();
  }
}
