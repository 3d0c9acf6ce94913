package dev.pipaccel.resolver.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for a proof that no choices agree; to be used once.
///
/// @param <S> what something is chosen for
public final class Refutation<S> {
  private static final int MOST_DEAD_ENDS = 2_000;

  private final Knowledge<S> knowledge;
  private final Trail<S> trail;
  private final Map<S, List<Clause<S>>> clauses = new HashMap<>();
  private final Set<Choice<S>> asked = new HashSet<>();
  private int deadEnds;

  /// A search for a proof from what is known.
  public Refutation(Knowledge<S> knowledge) {
    this.knowledge = knowledge;
    this.trail = new Trail<>(knowledge);
  }

  private record Choice<S>(S subject, int version) {}

  /// Returns a clause without terms, which follows from the given ones and what is known; empty if
  /// there is none, if too little is known, or if it takes too long.
  public Optional<Clause<S>> find(List<Clause<S>> given) {
    Deque<S> changed = new ArrayDeque<>();
    for (Clause<S> clause : given) {
      if (clause.terms().isEmpty()) {
        return Optional.of(clause);
      }
      add(clause);
      changed.addAll(clause.terms().keySet());
    }
    while (deadEnds <= MOST_DEAD_ENDS) {
      Clause<S> impossible = propagate(changed);
      if (impossible != null) {
        return Optional.of(impossible);
      }
      S subject = undecided();
      if (subject == null || !choose(subject)) {
        return Optional.empty();
      }
      changed.add(subject);
    }
    return Optional.empty();
  }

  private void add(Clause<S> clause) {
    for (S subject : clause.terms().keySet()) {
      clauses.computeIfAbsent(subject, key -> new ArrayList<>()).add(clause);
    }
  }

  /// Draws all conclusions. Returns the clause without terms if it comes to that.
  private @Nullable Clause<S> propagate(Deque<S> changed) {
    while (!changed.isEmpty() && deadEnds <= MOST_DEAD_ENDS) {
      S subject = changed.remove();
      Clause<S> broken = conclude(clauses.getOrDefault(subject, List.of()).reversed(), changed);
      if (broken != null) {
        deadEnds++;
        Clause<S> learned = learn(broken);
        if (learned.terms().isEmpty()) {
          return learned;
        }
        add(learned);
        changed.clear();
        changed.addAll(learned.terms().keySet());
      }
    }
    return null;
  }

  /// Returns a clause all of whose terms hold, if there is one.
  private @Nullable Clause<S> conclude(List<Clause<S>> about, Deque<S> changed) {
    for (Clause<S> clause : about) {
      S open = null;
      int count = 0;
      for (Map.Entry<S, BitSet> term : clause.terms().entrySet()) {
        BitSet left = trail.left(term.getKey());
        if (!left.intersects(term.getValue())) {
          count = 2;
          break;
        }
        if (!Trail.isSubset(left, term.getValue())) {
          open = term.getKey();
          count++;
        }
      }
      if (count == 0) {
        return clause;
      }
      if (count == 1 && open != null) {
        trail.derive(open, clause.terms().getOrDefault(open, new BitSet()), clause);
        changed.add(open);
      }
    }
    return null;
  }

  /// Goes back to where a broken clause tells something new, and returns what it tells.
  private Clause<S> learn(Clause<S> broken) {
    Clause<S> clause = broken;
    while (!clause.terms().isEmpty()) {
      Trail.Step<S> satisfier = trail.satisfier(clause);
      int earlier = trail.levelWithout(clause, satisfier);
      if (satisfier.cause() == null || earlier < satisfier.level()) {
        trail.backTo(earlier);
        return clause;
      }
      clause =
          clause.resolvedWith(
              satisfier.cause(), satisfier.subject(), knowledge.states(satisfier.subject()));
    }
    return clause;
  }

  /// Returns the subject to choose for: the one with the fewest versions left.
  private @Nullable S undecided() {
    S best = null;
    for (S subject : trail.subjects()) {
      BitSet left = trail.left(subject);
      boolean isNeeded = !left.get(knowledge.states(subject) - 1);
      if (isNeeded
          && !trail.isDecided(subject)
          && (best == null || left.cardinality() < trail.left(best).cardinality())) {
        best = subject;
      }
    }
    return best;
  }

  /// Chooses the best version, unless what it needs already speaks against it. Returns false if it
  /// is not known what it needs.
  private boolean choose(S subject) {
    int version = trail.left(subject).nextSetBit(0);
    boolean fits = true;
    if (asked.add(new Choice<>(subject, version))) {
      Optional<List<Clause<S>>> consequences = knowledge.consequences(subject, version);
      if (consequences.isEmpty()) {
        return false;
      }
      for (Clause<S> clause : consequences.get()) {
        add(clause);
        fits &= !isBrokenBut(clause, subject);
      }
    }
    if (fits) {
      trail.decide(subject, version);
    }
    return true;
  }

  private boolean isBrokenBut(Clause<S> clause, S subject) {
    return clause.terms().entrySet().stream()
        .filter(term -> !term.getKey().equals(subject))
        .allMatch(term -> Trail.isSubset(trail.left(term.getKey()), term.getValue()));
  }
}
