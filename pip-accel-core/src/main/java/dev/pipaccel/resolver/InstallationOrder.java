package dev.pipaccel.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order of installing: what is depended on goes first.
///
/// Leaves of the graph weigh most; each round of pruning leaves weighs less. What is left then has
/// cycles: there the longest way from the roots counts, and of all ways only so many are tried.
final class InstallationOrder {
  private static final int MOST_VISITS = 5;

  private final Map<Identifier, Set<Identifier>> children = new LinkedHashMap<>();
  private final Set<Identifier> roots;
  private final Set<Identifier> wanted;
  private final Map<Identifier, List<Integer>> weights = new HashMap<>();
  private final Set<Identifier> path = new HashSet<>();

  private InstallationOrder(
      Map<Identifier, Set<Identifier>> children, Set<Identifier> roots, Set<Identifier> wanted) {
    children.forEach((node, below) -> this.children.put(node, new LinkedHashSet<>(below)));
    this.roots = new LinkedHashSet<>(roots);
    this.wanted = wanted;
  }

  /// Returns the wanted identifiers in the order of installing.
  static List<Identifier> of(
      Map<Identifier, Set<Identifier>> children, Set<Identifier> roots, Set<Identifier> wanted) {
    return new InstallationOrder(children, roots, wanted).order();
  }

  private List<Identifier> order() {
    pruneLeaves();
    // The root above the user's requirements counts as one step of every path.
    for (Identifier root : roots) {
      visit(root);
    }
    List<Identifier> order = new ArrayList<>(wanted);
    order.sort((left, right) -> {
      int byWeight = Integer.compare(weight(right), weight(left));
      return byWeight != 0 ? byWeight : right.compareTo(left);
    });
    return order;
  }

  private int weight(Identifier identifier) {
    return weights.getOrDefault(identifier, List.of()).stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  private void pruneLeaves() {
    while (true) {
      Set<Identifier> leaves = new LinkedHashSet<>();
      children.forEach((node, below) -> {
        if (below.isEmpty()) {
          leaves.add(node);
        }
      });
      if (leaves.isEmpty()) {
        return;
      }
      int weight = children.size();
      for (Identifier leaf : leaves) {
        if (wanted.contains(leaf)) {
          weights.put(leaf, new ArrayList<>(List.of(weight)));
        }
        children.remove(leaf);
        roots.remove(leaf);
      }
      children.values().forEach(below -> below.removeAll(leaves));
    }
  }

  private void visit(Identifier node) {
    List<Integer> known = weights.computeIfAbsent(node, key -> new ArrayList<>());
    if (path.contains(node) || known.size() >= MOST_VISITS) {
      return;
    }
    path.add(node);
    for (Identifier child : children.getOrDefault(node, Set.of())) {
      visit(child);
    }
    path.remove(node);
    if (wanted.contains(node)) {
      known.add(path.size() + 1);
    }
  }
}
