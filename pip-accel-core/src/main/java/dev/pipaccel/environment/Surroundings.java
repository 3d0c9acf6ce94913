package dev.pipaccel.environment;

import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the distributions of one search need to know of the environment around them, each thing
/// looked up once. Safe for use by several threads.
final class Surroundings {
  private final Interpreter interpreter;
  private final Report report;
  private final Instant begun = InstantSource.system().instant();
  private final Map<Path, String> normalPaths = new HashMap<>();
  private final Map<Path, List<String>> names = new HashMap<>();
  private @Nullable Set<String> eggLinks;

  Surroundings(Interpreter interpreter, Report report) {
    this.interpreter = interpreter;
    this.report = report;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /// Returns when the search began.
  Instant begun() {
    return begun;
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
    return EggLinks.names(displayName).stream().anyMatch(eggLinks()::contains);
  }

  /// Tells whether the interpreter's search path holds any `.egg-link`.
  boolean hasEggLinks() {
    return !eggLinks().isEmpty();
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

  /// Lists a folder, as it was when first asked for.
  synchronized List<String> names(Path folder) throws IOException {
    List<String> known = names.get(folder);
    if (known == null) {
      known = FolderNames.of(folder);
      names.put(folder, known);
    }
    return known;
  }

  private void addEggLinks(Path folder, Set<String> links) {
    if (!names.containsKey(folder) && !Files.isDirectory(folder)) {
      return;
    }
    try {
      for (String name : names(folder)) {
        if (name.endsWith(".egg-link") && Files.isRegularFile(folder.resolve(name))) {
          links.add(name);
        }
      }
    } catch (IOException unreadable) {
      // Then there is nothing that could be found there.
    }
  }
}
