package dev.pipaccel.resolver.search;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Candidates that are ruled out, compared by identity. Does not change; ruling out one more gives
/// the same object each time.
final class Excluded<C> {
  private final Set<C> candidates;
  private final boolean none;
  private final Map<C, Excluded<C>> longer = new IdentityHashMap<>(2);

  private Excluded(Set<C> candidates) {
    this.candidates = candidates;
    this.none = candidates.isEmpty();
  }

  static <C> Excluded<C> none() {
    return new Excluded<>(Set.of());
  }

  Set<C> candidates() {
    return candidates;
  }

  boolean isEmpty() {
    return none;
  }

  Excluded<C> and(C candidate) {
    return candidates.contains(candidate) ? this : longer.computeIfAbsent(candidate, this::longer);
  }

  private Excluded<C> longer(C candidate) {
    Set<C> more = Collections.newSetFromMap(new IdentityHashMap<>(candidates.size() + 1));
    more.addAll(candidates);
    more.add(candidate);
    return new Excluded<>(more);
  }

  /// Starts from the larger one, since each step costs a set.
  Excluded<C> and(Excluded<C> others) {
    if (this == others) {
      return this;
    }
    boolean isLarger = candidates.size() >= others.candidates.size();
    Excluded<C> all = isLarger ? this : others;
    for (C candidate : isLarger ? others.candidates : candidates) {
      all = all.and(candidate);
    }
    return all;
  }
}
