package dev.pipaccel.process;

import java.nio.charset.StandardCharsets;

/// How a program ended and what it wrote.
///
/// @param exitCode its exit code; killed by signal n: 128 + n
/// @param standardOutput the captured bytes of standard output (of both streams where merged)
/// @param standardError the captured bytes of standard error
/// @param truncated whether either stream went on beyond the capture limit
public record ProcessResult(
    int exitCode, byte[] standardOutput, byte[] standardError, boolean truncated) {
  /// Returns whether the exit code is 0.
  public boolean isSuccess() {
    return exitCode == 0;
  }

  /// Returns standard output as UTF-8, with U+FFFD for what is not.
  public String output() {
    return new String(standardOutput, StandardCharsets.UTF_8);
  }

  /// Returns standard error as UTF-8, with U+FFFD for what is not.
  public String errors() {
    return new String(standardError, StandardCharsets.UTF_8);
  }
}
