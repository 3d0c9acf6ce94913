package dev.pipaccel.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of metadata folders and files in one entry of the search path, in the order in which
/// `importlib.metadata` comes by them: those of one project together, the first one's place
/// counting, and the metadata of an egg last.
final class MetadataNames {
  private final boolean egg;
  private final Map<String, List<String>> infos = new LinkedHashMap<>();
  private final List<String> eggs = new ArrayList<>();

  /// @param entry the entry's own name in lower case
  MetadataNames(String entry) {
    this.egg = entry.endsWith(".egg");
  }

  /// Adds a child of the entry if it is metadata.
  void add(String name) {
    if (endsWith(name, ".dist-info") || endsWith(name, ".egg-info")) {
      infos.computeIfAbsent(project(name), key -> new ArrayList<>(1)).add(name);
    } else if (egg && name.equalsIgnoreCase("EGG-INFO")) {
      eggs.add(name);
    }
  }

  List<String> inOrder() {
    List<String> all = new ArrayList<>();
    infos.values().forEach(all::addAll);
    all.addAll(eggs);
    return all;
  }

  /// What stands before the first dash, in lower case, with each run of separators the same.
  private static String project(String name) {
    int dash = name.indexOf('-');
    int dot = name.lastIndexOf('.');
    String stem = name.substring(0, dash < 0 || dash > dot ? dot : dash).toLowerCase(Locale.ROOT);
    StringBuilder project = new StringBuilder(stem.length());
    for (int i = 0; i < stem.length(); i++) {
      char c = stem.charAt(i);
      boolean separator = c == '_' || c == '.';
      if (!separator) {
        project.append(c);
      } else if (project.isEmpty() || project.charAt(project.length() - 1) != '_') {
        project.append('_');
      }
    }
    return project.toString();
  }

  private static boolean endsWith(String name, String suffix) {
    return name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length());
  }
}
