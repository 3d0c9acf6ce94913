package dev.pipaccel.model.dependencygroup;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `[dependency-groups]` (PEP 735). The names of groups are compared in normalized form.
/// A group is read only when it is asked for or included, so that mistakes in others don't matter.
public final class DependencyGroups {
  private static final String INCLUDE = "include-group";

  private final Map<String, @Nullable Object> groups;

  private DependencyGroups(Map<String, @Nullable Object> groups) {
    this.groups = groups;
  }

  /// Makes the groups from the parsed table.
  ///
  /// @param table strings, lists and maps as a TOML parser gives them
  /// @throws SyntaxException if two groups have the same name
  public static DependencyGroups of(Map<String, ? extends @Nullable Object> table)
      throws SyntaxException {
    Map<String, @Nullable Object> groups = new LinkedHashMap<>();
    for (var entry : table.entrySet()) {
      String name = normalize(entry.getKey());
      if (groups.containsKey(name)) {
        throw invalid(entry.getKey(), "Two dependency groups are named '" + name + "'");
      }
      groups.put(name, entry.getValue());
    }
    return new DependencyGroups(groups);
  }

  /// Returns the normalized names of the groups in the order of the table.
  public Set<String> names() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(groups.keySet()));
  }

  /// Returns the requirements of a group, those of included groups at their place.
  ///
  /// @throws SyntaxException if the group or one it includes is missing, malformed, or includes
  ///   itself
  public List<Requirement> resolve(String group) throws SyntaxException {
    List<Requirement> requirements = new ArrayList<>();
    collect(normalize(group), new ArrayDeque<>(), requirements);
    return requirements;
  }

  private void collect(String group, Deque<String> including, List<Requirement> requirements)
      throws SyntaxException {
    if (including.contains(group)) {
      throw invalid(group, "Dependency group '" + group + "' includes itself");
    }
    if (!groups.containsKey(group)) {
      throw invalid(group, "Dependency group '" + group + "' not found");
    }
    if (!(groups.get(group) instanceof List<?> items)) {
      throw invalid(group, "Dependency group '" + group + "' is not a list");
    }
    including.push(group);
    for (Object item : items) {
      switch (item) {
        case String text -> requirements.add(requirement(group, text));
        case Map<?, ?> table when isInclude(table) ->
            collect(normalize(String.valueOf(table.get(INCLUDE))), including, requirements);
        case null, default ->
            throw invalid(group, "Invalid item in dependency group '" + group + "': " + item);
      }
    }
    including.pop();
  }

  private static boolean isInclude(Map<?, ?> table) {
    return table.size() == 1 && table.get(INCLUDE) instanceof String;
  }

  private static Requirement requirement(String group, String text) throws SyntaxException {
    try {
      return Requirement.parse(text);
    } catch (SyntaxException e) {
      String message =
          "Invalid requirement in dependency group '"
              + group
              + "': "
              + text
              + ": "
              + e.getMessage();
      throw new SyntaxException("dependency group", text, e.offset(), message);
    }
  }

  private static String normalize(String name) {
    return PackageName.of(name).text();
  }

  private static SyntaxException invalid(String source, String message) {
    return new SyntaxException("dependency group", source, 0, message);
  }
}
