package dev.pipaccel.report;

import dev.pipaccel.error.PipAccelException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Talks with the user about system packages: lines with time, host and level, as the original
/// pip-accel wrote them. The command implements it.
public interface Dialogue {
  /// Tells something that happened now.
  void info(String line);

  /// Tells something that happened before.
  void info(Instant time, String line);

  /// Tells of a failure.
  void error(String line);

  /// Shows the output of a program, between blank lines.
  void show(String lines);

  /// Tells whether there is somebody to ask.
  boolean canAsk();

  /// Asks, in a line.
  ///
  /// @return the answer; empty at the end of the input
  Optional<String> ask(String question) throws InterruptedException;

  /// Runs a command that has the terminal.
  ///
  /// @param variables added to the environment
  /// @return its exit code
  /// @throws PipAccelException if it cannot be started
  int run(List<String> command, Map<String, String> variables)
      throws PipAccelException, InterruptedException;
}
