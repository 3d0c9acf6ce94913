package dev.pipaccel.cli;

import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
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

  /// Shows what went wrong: the message, below it the detail, who asked, and the hints.
  ///
  /// @return the exit code
  int show(PipAccelException failure) {
    if (failure instanceof ResolutionException unsolved && unsolved.conclusion().isPresent()) {
      showUnsolved(unsolved, unsolved.conclusion().get());
    } else {
      showAtOnce(failure);
    }
    if (console.showsTraces()) {
      console.printError(trace(failure));
    }
    return failure.exitCode();
  }

  /// As pip: the explanation is no error, and goes to standard output; the last word comes last.
  private void showUnsolved(ResolutionException failure, String conclusion) {
    if (failure.explanation().isPresent()) {
      console.fail(String.valueOf(failure.getMessage()));
      console.say(failure.explanation().get() + remarks(failure, ""));
    } else {
      showAtOnce(failure);
    }
    console.fail(conclusion);
  }

  private void showAtOnce(PipAccelException failure) {
    String text =
        failure.getMessage()
            + failure.detail().map(detail -> "\n" + detail.stripTrailing()).orElse("");
    console.fail(text + remarks(failure, text));
  }

  /// @param said what is known already
  private static String remarks(PipAccelException failure, String said) {
    StringBuilder text = new StringBuilder();
    failure
        .neededFor()
        .filter(requirement -> !said.contains(requirement))
        .ifPresent(requirement -> text.append("\nRequested as: ").append(requirement));
    failure
        .hint()
        .ifPresent(hint -> hint.lines().forEach(line -> text.append("\nHint: ").append(line)));
    return text.toString();
  }

  int showCancelled() {
    console.fail(CancelledException.MESSAGE);
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
