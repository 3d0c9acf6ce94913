package dev.pipaccel.config;

import dev.pipaccel.option.PythonValues;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the process was started with. The command fills it; the core reads nothing else.
///
/// @param environment the variables
/// @param workingDirectory absolute
/// @param home the user's home directory, absolute
/// @param superuser whether the effective user may do everything
public record ProcessFacts(
    Map<String, String> environment,
    Path workingDirectory,
    Path home,
    OperatingSystem system,
    boolean superuser) {
  /// The families of systems that differ in where configuration lies.
  public enum OperatingSystem {
    /// Linux and other systems that follow the XDG base directory specification.
    UNIX,
    /// macOS.
    MACOS,
    /// Windows.
    WINDOWS
  }

  /// Copies the variables.
  public ProcessFacts {
    environment = Map.copyOf(environment);
  }

  /// Returns a variable that is set to more than the empty text.
  public Optional<String> variable(String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /// Makes a path as a user writes it absolute: `~` is the home directory, relative ones start at
  /// the working directory.
  public Path path(String text) {
    return workingDirectory.resolve(PythonValues.expandUser(text, home)).normalize();
  }
}
