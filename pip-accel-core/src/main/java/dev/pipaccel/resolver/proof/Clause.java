package dev.pipaccel.resolver.proof;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Choices that cannot all be made. Each term names a subject and a set of its states; the states
/// are numbered, the last one stands for not being chosen at all. Does not change.
///
/// @param <S> what something is chosen for
public final class Clause<S> {
  private final Map<S, BitSet> terms;
  private final @Nullable String fact;
  private final @Nullable Clause<S> left;
  private final @Nullable Clause<S> right;

  private Clause(
      Map<S, BitSet> terms,
      @Nullable String fact,
      @Nullable Clause<S> left,
      @Nullable Clause<S> right) {
    this.terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    this.fact = fact;
    this.left = left;
    this.right = right;
  }

  /// Something known, with the words for it.
  public static <S> Clause<S> known(Map<S, BitSet> terms, String fact) {
    return new Clause<>(terms, fact, null, null);
  }

  /// What follows from two clauses about one subject: whatever state it has, one of them applies.
  Clause<S> resolvedWith(Clause<S> other, S subject, int states) {
    Map<S, BitSet> merged = new LinkedHashMap<>();
    terms.forEach((about, set) -> merged.put(about, (BitSet) set.clone()));
    other.terms.forEach((about, set) -> {
      BitSet mine = merged.get(about);
      if (mine == null) {
        merged.put(about, (BitSet) set.clone());
      } else if (about.equals(subject)) {
        mine.or(set);
      } else {
        mine.and(set);
      }
    });
    BitSet union = merged.get(subject);
    if (union != null && union.cardinality() == states) {
      merged.remove(subject);
    }
    return new Clause<>(merged, null, this, other);
  }

  /// Returns the terms, by subject.
  public Map<S, BitSet> terms() {
    return terms;
  }

  /// Returns the words for a known clause, null for one that follows from others.
  public @Nullable String fact() {
    return fact;
  }

  /// Returns the clauses that this one follows from.
  Clause<S> left() {
    return present(left);
  }

  Clause<S> right() {
    return present(right);
  }

  private static <S> Clause<S> present(@Nullable Clause<S> cause) {
    if (cause == null) {
      throw new IllegalStateException("a known clause follows from nothing");
    }
    return cause;
  }
}
