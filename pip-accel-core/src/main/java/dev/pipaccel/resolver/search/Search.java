package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One search; to be run once.
public final class Search<I, R, C> {
  private final SearchProblem<I, R, C> problem;
  private final CriteriaBuilder<I, R, C> builder;
  private final Backtracker<I, R, C> backtracker;

  /// A search for a solution of the problem.
  public Search(SearchProblem<I, R, C> problem) {
    this.problem = problem;
    this.builder = new CriteriaBuilder<>(problem);
    this.backtracker = new Backtracker<>(problem, builder);
  }

  /// Finds candidates that meet the requirements and one another's.
  ///
  /// @param limit the most rounds to take; a round pins one identifier or goes back
  /// @throws UnsatisfiableException if there are none
  /// @throws TooManyRoundsException if the limit is reached
  public Solution<I, R, C> run(List<R> requirements, int limit)
      throws UnsatisfiableException, TooManyRoundsException, PipAccelException {
    for (R requirement : requirements) {
      Criterion<R, C> contradiction = builder.add(state().criteria, requirement, null);
      if (contradiction != null) {
        throw new UnsatisfiableException(contradiction.causes());
      }
    }
    // The state without pins stays below the first pin, to have something to go back to.
    backtracker.push();
    for (int round = 0; round < limit; round++) {
      if (backtracker.giveUpBoldnessAt(round, limit)) {
        continue;
      }
      List<I> unsatisfied = unsatisfied();
      if (unsatisfied.isEmpty()) {
        return new Solution<>(state().pins, state().criteria);
      }
      advance(unsatisfied);
    }
    throw new TooManyRoundsException(limit);
  }

  private SearchState<I, R, C> state() {
    return backtracker.state();
  }

  private List<I> unsatisfied() {
    List<I> unsatisfied = new ArrayList<>();
    state()
        .criteria
        .forEach((identifier, criterion) -> {
          C pin = state().pins.get(identifier);
          if (pin == null || !criterion.isSatisfiedBy(pin, problem)) {
            unsatisfied.add(identifier);
          }
        });
    return unsatisfied;
  }

  private void advance(List<I> unsatisfied) throws UnsatisfiableException, PipAccelException {
    Set<I> satisfied = new HashSet<>(state().criteria.keySet());
    unsatisfied.forEach(satisfied::remove);
    List<Criterion<R, C>> contradictions = pin(next(unsatisfied));
    if (contradictions.isEmpty()) {
      forgetParents(satisfied);
      backtracker.push();
      return;
    }
    List<Cause<R, C>> causes = distinctCauses(contradictions);
    if (!backtracker.backjump(causes) && !backtracker.giveUpBoldness()) {
      throw new UnsatisfiableException(causes);
    }
  }

  private I next(List<I> unsatisfied) {
    List<I> narrowed =
        unsatisfied.size() == 1
            ? unsatisfied
            : problem.narrow(unsatisfied, state().pins, state().backtrackCauses);
    return narrowed.size() == 1 ? narrowed.getFirst() : problem.choose(narrowed, state().criteria);
  }

  /// Pins the first candidate whose requirements contradict nothing. Returns the contradictions of
  /// all candidates if there is none.
  private List<Criterion<R, C>> pin(I identifier) throws PipAccelException {
    Criterion<R, C> criterion = known(identifier);
    List<Criterion<R, C>> contradictions = new ArrayList<>();
    Cursor<C> candidates = criterion.candidates().cursor();
    for (C candidate = candidates.next(); candidate != null; candidate = candidates.next()) {
      Map<I, Criterion<R, C>> criteria = new LinkedHashMap<>(state().criteria);
      Criterion<R, C> contradiction = addDependencies(criteria, candidate);
      if (contradiction != null) {
        problem.rejected(contradiction, candidate);
        contradictions.add(contradiction);
        continue;
      }
      if (!criterion.isSatisfiedBy(candidate, problem)) {
        throw new IllegalStateException("a candidate for " + identifier + " does not fit");
      }
      state().criteria.putAll(criteria);
      // The newest pin is the last one, where going back looks for it.
      state().pins.remove(identifier);
      state().pins.put(identifier, candidate);
      return List.of();
    }
    return contradictions;
  }

  private @Nullable Criterion<R, C> addDependencies(Map<I, Criterion<R, C>> criteria, C candidate)
      throws PipAccelException {
    Cursor<R> dependencies = problem.dependenciesOf(candidate);
    for (R each = dependencies.next(); each != null; each = dependencies.next()) {
      Criterion<R, C> contradiction = builder.add(criteria, each, candidate);
      if (contradiction != null) {
        return contradiction;
      }
    }
    return null;
  }

  /// A pin that no longer fits will be replaced, so what it required does not count any more.
  private void forgetParents(Set<I> satisfiedBefore) {
    Set<I> invalidated = new HashSet<>();
    for (I identifier : satisfiedBefore) {
      C pin = state().pins.get(identifier);
      if (pin == null || !known(identifier).isSatisfiedBy(pin, problem)) {
        invalidated.add(identifier);
      }
    }
    if (!invalidated.isEmpty()) {
      state()
          .criteria
          .replaceAll((identifier, criterion) ->
              criterion.withoutParents(invalidated, problem::identifierOfCandidate));
    }
  }

  private Criterion<R, C> known(I identifier) {
    Criterion<R, C> criterion = state().criteria.get(identifier);
    if (criterion == null) {
      throw new IllegalStateException("nothing is known of " + identifier);
    }
    return criterion;
  }

  private List<Cause<R, C>> distinctCauses(List<Criterion<R, C>> contradictions) {
    Set<Cause<R, C>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Cause<R, C>> causes = new ArrayList<>();
    for (Criterion<R, C> contradiction : contradictions) {
      for (Cause<R, C> cause : contradiction.causes()) {
        if (seen.add(cause)) {
          causes.add(cause);
        }
      }
    }
    return causes;
  }
}
