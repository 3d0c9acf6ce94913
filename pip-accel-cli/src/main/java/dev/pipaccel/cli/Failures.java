package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import java.io.PrintWriter;
import java.io.StringWriter;

/// Shows failures as pip shows them.
final class Failures {
  static final int WRONG_USAGE = 2;
  private static final int CANCELLED = 1;
  private static final int BUG = 2;

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  /// Shows what went wrong: the message, below it the detail and the hint.
  ///
  /// @return the exit code
  int show(PipAccelException failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
    failure.detail().ifPresent(detail -> text.append('\n').append(detail.stripTrailing()));
    failure.hint().ifPresent(hint -> text.append("\nHint: ").append(hint));
    console.fail(text.toString());
    if (console.showsTraces()) {
      console.printError(trace(failure));
    }
    return failure.exitCode();
  }

  int showCancelled() {
    console.fail("Operation cancelled by user");
    return CANCELLED;
  }

  /// Shows a failure that is pip-accel's own fault.
  int showBug(Throwable failure) {
    console.fail(
        "Exception:\n"
            + trace(failure)
            + "\nThis is a fault of pip-accel "
            + Version.number()
            + "; please report it with the command and these lines");
    return BUG;
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
