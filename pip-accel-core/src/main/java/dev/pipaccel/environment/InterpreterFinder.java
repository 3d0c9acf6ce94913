package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import java.util.Map;
import java.util.Optional;

/// Finds the interpreter that a run is about: the one asked for, else that of the active virtual
/// environment, else the first `python3` or `python` on the search path.
public final class InterpreterFinder {
  private final ProbeStore store;
  private final Map<String, String> environment;

  /// @param environment the variables of the process
  public InterpreterFinder(ProbeStore store, Map<String, String> environment) {
    this.store = store;
    this.environment = Map.copyOf(environment);
  }

  /// Finds and asks the interpreter.
  ///
  /// @param python path of an interpreter or of an environment's folder, or the name of a command
  public Interpreter find(Optional<String> python) throws EnvironmentException {
    throw new UnsupportedOperationException(python + " " + store + environment);
  }
}
