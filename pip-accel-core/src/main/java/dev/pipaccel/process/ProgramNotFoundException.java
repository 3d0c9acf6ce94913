package dev.pipaccel.process;

import java.io.IOException;

/// A program that does not exist, or that this user may not run.
public final class ProgramNotFoundException extends IOException {
  private final String program;
  private final boolean forbidden;

  ProgramNotFoundException(String program, boolean forbidden) {
    super(
        forbidden
            ? "no permission to run '%s'".formatted(program)
            : "cannot find the program '%s'".formatted(program));
    this.program = program;
    this.forbidden = forbidden;
  }

  /// Returns the program as it was asked for.
  public String program() {
    return program;
  }

  /// Returns whether there is such a file that may not be run.
  public boolean isForbidden() {
    return forbidden;
  }
}
