package dev.pipaccel.resolver.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is settled so far, oldest first, and what it leaves of each subject's states.
final class Trail<S> {
  private final Knowledge<S> knowledge;
  private final List<Step<S>> steps = new ArrayList<>();
  private final Map<S, BitSet> left = new LinkedHashMap<>();
  private int level;

  Trail(Knowledge<S> knowledge) {
    this.knowledge = knowledge;
  }

  /// One limit on the states of a subject.
  ///
  /// @param level the number of decisions before and with it
  /// @param cause the clause that it follows from, null for a decision
  record Step<S>(S subject, BitSet allowed, int level, @Nullable Clause<S> cause) {}

  /// Returns the states that are left; not to be changed.
  BitSet left(S subject) {
    BitSet states = left.get(subject);
    return states == null ? all(subject) : states;
  }

  /// Returns every subject that something is known of, the earliest first.
  Iterable<S> subjects() {
    return left.keySet();
  }

  boolean isDecided(S subject) {
    return steps.stream().anyMatch(step -> step.cause() == null && step.subject().equals(subject));
  }

  void decide(S subject, int version) {
    level++;
    BitSet only = new BitSet();
    only.set(version);
    add(new Step<>(subject, only, level, null));
  }

  /// Rules out states of a subject, as a clause demands.
  void derive(S subject, BitSet excluded, Clause<S> cause) {
    BitSet allowed = all(subject);
    allowed.andNot(excluded);
    add(new Step<>(subject, allowed, level, cause));
  }

  private void add(Step<S> step) {
    steps.add(step);
    left.merge(
        step.subject(),
        (BitSet) step.allowed().clone(),
        (known, more) -> {
          more.and(known);
          return more;
        });
  }

  /// Forgets all that came after so many decisions.
  void backTo(int earlier) {
    List<Step<S>> kept = steps.stream().filter(step -> step.level() <= earlier).toList();
    steps.clear();
    left.clear();
    level = earlier;
    kept.forEach(this::add);
  }

  /// Returns the step from which on all terms of a clause hold.
  Step<S> satisfier(Clause<S> clause) {
    return steps.get(firstSatisfying(clause, null));
  }

  /// Returns at which level the clause would hold if that step were the only one of its level.
  int levelWithout(Clause<S> clause, Step<S> satisfier) {
    int index = firstSatisfying(clause, satisfier);
    return index < 0 ? 0 : steps.get(index).level();
  }

  /// Returns the index of the first step that completes the clause; -1 if `given` alone does.
  private int firstSatisfying(Clause<S> clause, @Nullable Step<S> given) {
    Map<S, BitSet> sets = new LinkedHashMap<>();
    clause.terms().keySet().forEach(subject -> sets.put(subject, all(subject)));
    if (given != null) {
      restrict(sets, given);
    }
    if (holds(clause, sets)) {
      return -1;
    }
    for (int i = 0; i < steps.size(); i++) {
      restrict(sets, steps.get(i));
      if (holds(clause, sets)) {
        return i;
      }
    }
    throw new IllegalStateException("the clause does not hold");
  }

  private void restrict(Map<S, BitSet> sets, Step<S> step) {
    BitSet set = sets.get(step.subject());
    if (set != null) {
      set.and(step.allowed());
    }
  }

  private boolean holds(Clause<S> clause, Map<S, BitSet> sets) {
    return clause.terms().entrySet().stream()
        .allMatch(
            term -> isSubset(sets.getOrDefault(term.getKey(), new BitSet()), term.getValue()));
  }

  static boolean isSubset(BitSet inner, BitSet outer) {
    BitSet rest = (BitSet) inner.clone();
    rest.andNot(outer);
    return rest.isEmpty();
  }

  private BitSet all(S subject) {
    BitSet all = new BitSet();
    all.set(0, knowledge.states(subject));
    return all;
  }
}
