package dev.pipaccel.install;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.NormalPaths;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells of scripts that were installed where no shell looks for them. For one thread.
final class OffPathWarning {
  private final Interpreter interpreter;
  private final String[] searchPath;
  private final Map<Path, Path> folders = new HashMap<>();
  private final Set<Path> found = new HashSet<>();

  /// @param searchPath the value of `PATH`
  OffPathWarning(Interpreter interpreter, String searchPath) {
    this.interpreter = interpreter;
    String separator = FileSystems.getDefault().getSeparator().equals("\\") ? ";" : ":";
    this.searchPath = searchPath.split(separator, -1);
  }

  /// Returns the warning for the scripts of one distribution, if any is called for.
  Optional<String> of(List<Path> scripts) {
    Map<Path, Set<String>> byFolder = new LinkedHashMap<>();
    for (Path script : scripts) {
      Path folder = real(script.resolveSibling(""));
      if (!isFound(folder)) {
        byFolder
            .computeIfAbsent(folder, key -> new TreeSet<>())
            .add(script.getFileName().toString());
      }
    }
    return byFolder.isEmpty() ? Optional.empty() : Optional.of(message(byFolder, hasTilde()));
  }

  private boolean isFound(Path folder) {
    if (found.isEmpty()) {
      // Beside the interpreter they are found as easily as it is.
      found.add(real(interpreter.executable().resolveSibling("")));
      for (String entry : searchPath) {
        try {
          found.add(real(Path.of(entry)));
        } catch (InvalidPathException unusable) {
          // Nothing can lie there.
        }
      }
    }
    return found.contains(folder);
  }

  private Path real(Path folder) {
    return folders.computeIfAbsent(folder, NormalPaths::of);
  }

  private boolean hasTilde() {
    for (String entry : searchPath) {
      if (entry.startsWith("~")) {
        return true;
      }
    }
    return false;
  }

  private static String message(Map<Path, Set<String>> byFolder, boolean tilde) {
    List<String> lines = new ArrayList<>();
    byFolder.forEach((folder, names) ->
        lines.add("The %s installed in '%s' which is not on PATH.".formatted(list(names), folder)));
    lines.add(
        ("Consider adding %s to PATH or, if you prefer to suppress this warning, use"
                + " --no-warn-script-location.")
            .formatted(lines.size() == 1 ? "this directory" : "these directories"));
    if (tilde) {
      lines.add(
          "NOTE: The current PATH contains path(s) starting with `~`, which may not be expanded by"
              + " all applications.");
    }
    return String.join("\n", lines);
  }

  private static String list(Set<String> names) {
    List<String> sorted = List.copyOf(names);
    if (sorted.size() == 1) {
      return "script " + sorted.getFirst() + " is";
    }
    return "scripts "
        + String.join(", ", sorted.subList(0, sorted.size() - 1))
        + " and "
        + sorted.getLast()
        + " are";
  }
}
