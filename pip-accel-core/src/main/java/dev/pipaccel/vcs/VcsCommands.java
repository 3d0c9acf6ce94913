package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.Output;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProgramNotFoundException;
import dev.pipaccel.process.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs one version control program.
final class VcsCommands {
  private static final int LAST_LINES = 50;

  private final VcsContext context;
  private final String program;
  private final Map<String, String> environment;
  private final Redactor redactor;

  /// @param hidden variables that the program must not see
  /// @param added variables that it sees besides those of the process
  VcsCommands(VcsContext context, String program, Set<String> hidden, Map<String, String> added) {
    this(context, program, environment(context, hidden, added), Redactor.urlsOnly());
  }

  private VcsCommands(
      VcsContext context, String program, Map<String, String> environment, Redactor redactor) {
    this.context = context;
    this.program = program;
    this.environment = environment;
    this.redactor = redactor;
  }

  private static Map<String, String> environment(
      VcsContext context, Set<String> hidden, Map<String, String> added) {
    Map<String, String> variables = new HashMap<>(context.environment());
    variables.keySet().removeAll(hidden);
    variables.putAll(added);
    return variables;
  }

  /// Returns the same commands with a secret kept out of all messages.
  VcsCommands hiding(Optional<String> secret) {
    return secret.isEmpty()
        ? this
        : new VcsCommands(context, program, environment, new Redactor(List.of(secret.get())));
  }

  /// Runs a command that must succeed; its output is shown under `-v`.
  void run(Path directory, List<String> arguments) throws IndexException {
    Output shown =
        Output.captured()
            .asOneStream()
            .redactedBy(redactor)
            .toListener(line -> context.report().verbose("  " + line));
    Command command = command(directory, arguments).withOutput(shown);
    context.report().verbose("Running command " + command);
    ProcessResult result = execute(command);
    if (!result.isSuccess()) {
      throw failure(command, result);
    }
  }

  /// Runs a command and returns its standard output.
  String output(Path directory, List<String> arguments) throws IndexException {
    return output(directory, arguments, Set.of(0));
  }

  /// Runs a command that may end with one of several exit codes and returns its standard output.
  String output(Path directory, List<String> arguments, Set<Integer> expected)
      throws IndexException {
    Command command = command(directory, arguments);
    ProcessResult result = execute(command);
    if (!expected.contains(result.exitCode())) {
      throw failure(command, result);
    }
    return result.output();
  }

  /// Runs a command and returns its standard output, whatever its exit code.
  String outputOfAnyEnd(Path directory, List<String> arguments) throws IndexException {
    return execute(command(directory, arguments)).output();
  }

  /// Returns whether a command succeeds.
  boolean succeeds(Path directory, List<String> arguments) throws IndexException {
    return execute(command(directory, arguments)).isSuccess();
  }

  private Command command(Path directory, List<String> arguments) {
    List<String> whole = new ArrayList<>();
    whole.add(program);
    whole.addAll(arguments);
    return Command.of(whole, directory, environment)
        .withOutput(Output.captured().redactedBy(redactor));
  }

  private ProcessResult execute(Command command) throws IndexException {
    try {
      return context.runner().run(command);
    } catch (ProgramNotFoundException missing) {
      throw unavailable(missing);
    } catch (IOException failure) {
      throw new IndexException(
          "Cannot run %s: %s".formatted(command, failure.getMessage()), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IndexException("Interrupted while running " + command, interrupted);
    }
  }

  private IndexException unavailable(ProgramNotFoundException missing) {
    String message =
        missing.isForbidden()
            ? "No permission to execute '%s'".formatted(program)
            : "Cannot find command '%s'".formatted(program);
    String hint =
        missing.isForbidden()
            ? "install it for this user or for all, or check the PATH"
            : "do you have '%s' installed and in your PATH?".formatted(program);
    return new IndexException(message, null, hint, missing);
  }

  private IndexException failure(Command command, ProcessResult result) {
    List<String> lines = redactor.redact(result.output() + result.errors()).lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return new IndexException(
        "%s exited with %d".formatted(command, result.exitCode()),
        last.isEmpty() ? null : String.join("\n", last),
        null,
        null);
  }
}
