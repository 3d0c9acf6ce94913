package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// What a command ended with.
///
/// @param output standard output
/// @param errors standard error
record Outcome(int code, String output, String errors) {
  private static final Pattern DIGEST = Pattern.compile("sha256/../[0-9a-f]{64}/");
  private static final Pattern SITE = Pattern.compile("python3\\.\\d+/site-packages");
  private static final Pattern SIZE = Pattern.compile("size=\\d+ sha256=[0-9a-f]{64}");
  private static final Pattern STORED = Pattern.compile("Stored in directory: \\S+");

  /// Fails unless the command succeeded.
  Outcome succeeds() {
    assertThat(code).as("exit code of:%n%s%n%s", output, errors).isZero();
    return this;
  }

  /// Fails unless the command ended with 1 and shows one message and no stack trace.
  Outcome fails() {
    return fails(1);
  }

  /// Fails unless the command ended with this code and shows one message and no stack trace.
  Outcome fails(int expected) {
    assertThat(code).as("exit code of:%n%s%n%s", output, errors).isEqualTo(expected);
    assertThat(errors).isNotBlank();
    assertThat(output + errors)
        .doesNotContainPattern("\\bat [a-z]+(\\.\\w+)+\\(")
        .doesNotContainPattern("\\b(java|dev\\.pipaccel)\\.\\w+\\.[\\w.]*Exception")
        .doesNotContain("please report");
    return this;
  }

  /// Returns everything that was shown with what differs from run to run replaced.
  ///
  /// @param sandbox names its folder and server
  String transcript(Sandbox sandbox) {
    String shown = sandbox.filtered(output + errors);
    shown = SIZE.matcher(shown).replaceAll("SIZE");
    shown = STORED.matcher(shown).replaceAll("Stored in directory: CACHE");
    shown = DIGEST.matcher(shown).replaceAll("sha256/DIGEST/");
    return SITE.matcher(shown).replaceAll("SITE");
  }
}
