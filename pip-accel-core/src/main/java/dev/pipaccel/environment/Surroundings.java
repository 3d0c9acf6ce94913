package dev.pipaccel.environment;

import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the distributions of one search need to know of the environment around them, each thing
/// looked up once. Safe for use by several threads.
final class Surroundings {
  private final Interpreter interpreter;
  private final Report report;
  private final Map<Path, String> normalPaths = new HashMap<>();
  private @Nullable Set<String> eggLinks;

  Surroundings(Interpreter interpreter, Report report) {
    this.interpreter = interpreter;
    this.report = report;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Report report() {
    return report;
  }

  /// Returns the text of a path in the form in which two of them can be compared.
  synchronized String normal(Path path) {
    return normalPaths.computeIfAbsent(path, each -> NormalPaths.of(each).toString());
  }

  /// Tells whether the interpreter's search path holds an `.egg-link` for a project.
  ///
  /// @param displayName the name as the project's metadata writes it
  boolean hasEggLink(String displayName) {
    Set<String> links = eggLinks();
    return !links.isEmpty() && EggLinks.names(displayName).stream().anyMatch(links::contains);
  }

  private synchronized Set<String> eggLinks() {
    Set<String> known = eggLinks;
    if (known == null) {
      known = new HashSet<>();
      for (Path folder : interpreter.path()) {
        addEggLinks(folder, known);
      }
      eggLinks = known;
    }
    return known;
  }

  private static void addEggLinks(Path folder, Set<String> links) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      for (String name : FolderNames.of(folder)) {
        if (name.endsWith(".egg-link") && Files.isRegularFile(folder.resolve(name))) {
          links.add(name);
        }
      }
    } catch (IOException unreadable) {
      // Then there is nothing that could be found there.
    }
  }
}
