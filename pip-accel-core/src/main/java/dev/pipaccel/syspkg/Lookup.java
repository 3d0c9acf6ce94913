package dev.pipaccel.syspkg;

import dev.pipaccel.environment.PythonRelease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds the packages that bring what is missing: by the index of files that this system has, else
/// by the shipped tables, else by the names that such packages usually have. Where several could be
/// meant and nothing tells which, there is no answer.
final class Lookup {
  /// What more packages than these have, such as a `config.h`, is nobody's in particular.
  private static final int FEW = 3;

  private final Tables tables;
  private final SystemTable system;
  private final PackageManager manager;
  private final PythonRelease python;

  /// @param python of the interpreter that builds
  Lookup(Tables tables, SystemTable system, PackageManager manager, PythonRelease python) {
    this.tables = tables;
    this.system = system;
    this.manager = manager;
    this.python = python;
  }

  /// Returns the packages to install; empty if none is known.
  ///
  /// @param checked whether the index can be asked for names
  List<String> packages(Missing missing, boolean checked) throws InterruptedException {
    if (missing instanceof Missing.PythonHeaders) {
      return firstKnown(system.pythonHeaders().stream().map(this::ofPython).toList(), checked);
    }
    Map<String, List<String>> found = manager.search(missing);
    if (found.size() == 1) {
      return List.copyOf(found.keySet());
    }
    List<String> listed = tables.of(missing);
    if (!listed.isEmpty()) {
      return listed;
    }
    List<String> nearest = nearest(found);
    if (found.isEmpty()) {
      return guessed(missing, checked);
    }
    return found.size() <= FEW && nearest.size() == 1 ? nearest : List.of();
  }

  /// Of several packages those whose file lies highest.
  private static List<String> nearest(Map<String, List<String>> found) {
    int best = found.values().stream().mapToInt(Lookup::depth).min().orElse(0);
    return found.entrySet().stream()
        .filter(entry -> depth(entry.getValue()) == best)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int depth(List<String> files) {
    return files.stream()
        .map(file -> (int) file.chars().filter(c -> c == '/').count())
        .min(Comparator.naturalOrder())
        .orElse(0);
  }

  private List<String> guessed(Missing missing, boolean checked) throws InterruptedException {
    String name = MissingNames.name(missing);
    List<String> forms = system.guesses().getOrDefault(MissingNames.kind(missing), List.of());
    List<String> names = new ArrayList<>();
    for (String form : forms) {
      names.add(
          form.replace("{name}", name)
              .replace("{joined}", name.replaceFirst("-(?=\\d)", ""))
              .replaceFirst("^liblib", "lib"));
    }
    return checked ? firstKnown(names, true) : List.of();
  }

  private String ofPython(String form) {
    return form.replace("{version}", python.series())
        .replace("{digits}", python.series().replace(".", ""))
        .replace("{major}", Integer.toString(python.major()));
  }

  private List<String> firstKnown(List<String> names, boolean checked) throws InterruptedException {
    for (String name : names) {
      if (!checked || manager.has(name)) {
        return List.of(name);
      }
    }
    return List.of();
  }
}
