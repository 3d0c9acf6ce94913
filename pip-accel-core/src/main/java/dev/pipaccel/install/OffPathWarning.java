package dev.pipaccel.install;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.NormalPaths;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells of scripts that were installed where no shell looks for them.
final class OffPathWarning {
  private OffPathWarning() {}

  /// Returns the warning for the scripts of one distribution, if any is called for.
  ///
  /// @param searchPath the value of `PATH`
  static Optional<String> of(List<Path> scripts, Interpreter interpreter, String searchPath) {
    Map<Path, Set<String>> byFolder = new LinkedHashMap<>();
    for (Path script : scripts) {
      byFolder
          .computeIfAbsent(folder(script), key -> new TreeSet<>())
          .add(script.getFileName().toString());
    }
    // Beside the interpreter they are found as easily as it is.
    byFolder.remove(folder(interpreter.executable()));
    boolean tilde = false;
    Set<Path> onPath = new HashSet<>();
    String separator = FileSystems.getDefault().getSeparator().equals("\\") ? ";" : ":";
    for (String entry : searchPath.split(separator, -1)) {
      tilde |= entry.startsWith("~");
      try {
        onPath.add(NormalPaths.of(Path.of(entry)));
      } catch (InvalidPathException unusable) {
        // Nothing can lie there.
      }
    }
    byFolder.keySet().removeAll(onPath);
    return byFolder.isEmpty() ? Optional.empty() : Optional.of(message(byFolder, tilde));
  }

  private static Path folder(Path file) {
    return NormalPaths.of(file.resolveSibling(""));
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
