package dev.pipaccel.resolver.search;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The candidates that were found, and who needs whom.
public final class Solution<I, C> {
  private final Map<I, C> pins;
  private final Set<I> roots = new LinkedHashSet<>();
  private final Map<I, Set<I>> children = new LinkedHashMap<>();

  /// Pins that nothing needs any more, left over from a path given up, are dropped.
  <R> Solution(Map<I, C> allPins, Criteria<I, R, C> criteria) {
    Map<C, I> identifiers = new IdentityHashMap<>();
    allPins.forEach((identifier, pin) -> identifiers.put(pin, identifier));
    Map<I, Set<I>> edges = new LinkedHashMap<>();
    for (int i = 0; i < criteria.size(); i++) {
      Criterion<I, R, C> criterion = criteria.at(i);
      for (Cause<R, C> cause : criterion.causes()) {
        connect(cause.parent(), criterion.identifier(), identifiers, edges);
      }
    }
    Set<I> connected = reachable(edges);
    this.pins = new LinkedHashMap<>();
    allPins.forEach((identifier, pin) -> {
      if (connected.contains(identifier)) {
        pins.put(identifier, pin);
        children.put(identifier, edges.getOrDefault(identifier, Set.of()));
      }
    });
  }

  private void connect(@Nullable C parent, I child, Map<C, I> identifiers, Map<I, Set<I>> edges) {
    if (parent == null) {
      roots.add(child);
      return;
    }
    I identifier = identifiers.get(parent);
    if (identifier != null) {
      edges.computeIfAbsent(identifier, key -> new LinkedHashSet<>()).add(child);
    }
  }

  private Set<I> reachable(Map<I, Set<I>> edges) {
    Set<I> reached = new LinkedHashSet<>(roots);
    Deque<I> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      for (I child : edges.getOrDefault(open.remove(), Set.of())) {
        if (reached.add(child)) {
          open.add(child);
        }
      }
    }
    return reached;
  }

  /// Returns the chosen candidates in the order of choosing.
  public Map<I, C> pins() {
    return Collections.unmodifiableMap(pins);
  }

  /// Returns the identifiers that the problem itself asks for.
  public Set<I> roots() {
    return Collections.unmodifiableSet(roots);
  }

  /// Returns, for each pin, the identifiers that it needs.
  public Map<I, Set<I>> children() {
    return Collections.unmodifiableMap(children);
  }
}
