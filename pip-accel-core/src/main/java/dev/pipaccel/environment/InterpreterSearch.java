package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the file of the interpreter that a run is about.
final class InterpreterSearch {
  private static final List<String> IN_ENVIRONMENT = List.of("bin/python", "Scripts/python.exe");
  private static final boolean WINDOWS = FileSystems.getDefault().getSeparator().equals("\\");
  private static final List<String> COMMANDS =
      WINDOWS ? List.of("python3.exe", "python.exe") : List.of("python3", "python");

  private final Map<String, String> environment;

  InterpreterSearch(Map<String, String> environment) {
    this.environment = environment;
  }

  Path find(Optional<String> python) throws EnvironmentException {
    String asked = python.orElse(environment.getOrDefault("PIP_PYTHON", ""));
    if (!asked.isEmpty()) {
      return asked(asked);
    }
    String active = environment.getOrDefault("VIRTUAL_ENV", "");
    if (!active.isEmpty()) {
      return active(active);
    }
    return onPath();
  }

  private static Path asked(String python) throws EnvironmentException {
    Optional<Path> path = toPath(python);
    if (path.isPresent() && Files.isDirectory(path.get())) {
      path = within(path.get());
    }
    if (path.isEmpty() || !Files.exists(path.get())) {
      throw new EnvironmentException("Could not locate Python interpreter " + python);
    }
    return path.get().toAbsolutePath();
  }

  private static Path active(String folder) throws EnvironmentException {
    Optional<Path> path = toPath(folder);
    if (path.isEmpty() || !Files.isDirectory(path.get())) {
      throw new EnvironmentException(
          "VIRTUAL_ENV names %s, which is not a folder".formatted(folder),
          null,
          "Activate the environment anew, or unset VIRTUAL_ENV",
          null);
    }
    Optional<Path> found = within(path.get());
    if (found.isEmpty()) {
      throw new EnvironmentException(
          "VIRTUAL_ENV names %s, which has no working Python interpreter".formatted(folder),
          null,
          "Make the environment anew, or unset VIRTUAL_ENV",
          null);
    }
    return found.get().toAbsolutePath();
  }

  private Path onPath() throws EnvironmentException {
    String[] folders = environment.getOrDefault("PATH", "").split(WINDOWS ? ";" : ":", -1);
    for (String command : COMMANDS) {
      for (String folder : folders) {
        Optional<Path> path = folder.isEmpty() ? Optional.empty() : toPath(folder);
        if (path.isPresent()) {
          Path candidate = path.get().resolve(command);
          if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
            return candidate.toAbsolutePath();
          }
        }
      }
    }
    throw new EnvironmentException(
        "No python3 or python is on the search path",
        null,
        "Name an interpreter or an environment by --python",
        null);
  }

  private static Optional<Path> within(Path environment) {
    return IN_ENVIRONMENT.stream().map(environment::resolve).filter(Files::exists).findFirst();
  }

  private static Optional<Path> toPath(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }
}
