package dev.pipaccel.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program to start, with all that it gets to see.
///
/// @param arguments the program and its arguments; a program without a slash is looked for in the
///   `PATH` of `environment`
/// @param directory the working directory
/// @param environment the whole environment of the program; nothing is inherited
/// @param input what the program reads from its standard input; empty means that it is at its end
/// @param timeout how long the program may run; empty means without end
/// @param output where its output goes
public record Command(
    List<String> arguments,
    Path directory,
    Map<String, String> environment,
    byte[] input,
    Optional<Duration> timeout,
    Output output) {

  /// Copies what callers could change and refuses a command without a program.
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /// Returns a command whose input is closed, that may run without end and whose two output streams
  /// are captured apart.
  public static Command of(
      List<String> arguments, Path directory, Map<String, String> environment) {
    return new Command(
        arguments, directory, environment, new byte[0], Optional.empty(), Output.captured());
  }

  /// Returns this command with the given standard input.
  public Command withInput(byte[] bytes) {
    return new Command(arguments, directory, environment, bytes, timeout, output);
  }

  /// Returns this command with a limit on its running time.
  public Command withTimeout(Duration limit) {
    return new Command(arguments, directory, environment, input, Optional.of(limit), output);
  }

  /// Returns this command with another destination of its output.
  public Command withOutput(Output destination) {
    return new Command(arguments, directory, environment, input, timeout, destination);
  }

  /// Returns the program and its arguments for messages: quoted as for a shell, without passwords.
  @Override
  public String toString() {
    return output.redactor().redact(ShellQuoting.join(arguments));
  }
}
