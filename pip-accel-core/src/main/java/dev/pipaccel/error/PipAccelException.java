package dev.pipaccel.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The root of all failures that a user may see. The message is one line without a final period:
/// what failed, naming file and line or project and file; the detail is shown below it, the hint
/// says what to do next.
public abstract sealed class PipAccelException extends Exception
    permits UsageException,
        CancelledException,
        ConfigurationException,
        RequirementsException,
        EnvironmentException,
        IndexException,
        ArchiveException,
        HashMismatchException,
        MetadataException,
        ResolutionException,
        BuildException,
        InstallException {
  private final @Nullable String detail;
  private final @Nullable String hint;
  private @Nullable String requirement;

  PipAccelException(
      String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.detail = detail;
    this.hint = hint;
  }

  /// Returns further lines, such as the telling part of a build's output.
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /// Returns what the user may do next.
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /// Notes the requirement that led here, with who asks for it, such as `six>=1.5 (from app->-r
  /// requirements.txt (line 1))`; the first note counts, being the nearest. Returns this.
  public PipAccelException neededFor(String text) {
    if (requirement == null) {
      requirement = text;
    }
    return this;
  }

  /// Returns the requirement that led here, with who asks for it; empty where none did.
  public Optional<String> neededFor() {
    return Optional.ofNullable(requirement);
  }

  /// Returns the exit code of the process, as pip's: 1 for a failure, 2 for wrong usage.
  public int exitCode() {
    return 1;
  }
}
