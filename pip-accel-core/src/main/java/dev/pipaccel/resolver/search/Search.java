package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One search; to be run once.
public final class Search<I, R, C> {
  private final SearchProblem<I, R, C> problem;
  private final Subjects<I, R, C> subjects;
  private final CriteriaBuilder<I, R, C> builder;
  private final Backtracker<I, R, C> backtracker;

  /// A search for a solution of the problem.
  public Search(SearchProblem<I, R, C> problem) {
    this.problem = problem;
    this.subjects = new Subjects<>(problem);
    this.builder = new CriteriaBuilder<>(problem);
    this.backtracker = new Backtracker<>(subjects, builder);
  }

  /// Finds candidates that meet the requirements and one another's.
  ///
  /// @param limit the most rounds to take; a round pins one identifier or goes back
  /// @throws UnsatisfiableException if there are none
  /// @throws TooManyRoundsException if the limit is reached
  public Solution<I, C> run(List<R> requirements, int limit)
      throws UnsatisfiableException, TooManyRoundsException, PipAccelException {
    for (R requirement : requirements) {
      Subject<I> about = subjects.of(problem.identifierOf(requirement));
      Cause<R, C> cause = new Cause<>(requirement, null, about.number(), -1);
      Criterion<I, R, C> contradiction = builder.add(state().criteria, about, cause);
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
      List<Criterion<I, R, C>> unsatisfied = unsatisfied();
      if (unsatisfied.isEmpty()) {
        return new Solution<>(state().pins(), state().criteria);
      }
      advance(unsatisfied);
    }
    throw new TooManyRoundsException(limit);
  }

  private SearchState<I, R, C> state() {
    return backtracker.state();
  }

  private List<Criterion<I, R, C>> unsatisfied() {
    List<Criterion<I, R, C>> unsatisfied = new ArrayList<>();
    Criteria<I, R, C> criteria = state().criteria;
    for (int i = 0; i < criteria.size(); i++) {
      Criterion<I, R, C> criterion = criteria.at(i);
      if (!isSatisfied(criterion)) {
        unsatisfied.add(criterion);
      }
    }
    return unsatisfied;
  }

  private boolean isSatisfied(Criterion<I, R, C> criterion) {
    C pin = state().pin(criterion.subject());
    return pin != null && criterion.isSatisfiedBy(pin, problem);
  }

  private void advance(List<Criterion<I, R, C>> unsatisfied)
      throws UnsatisfiableException, PipAccelException {
    BitSet open = new BitSet();
    unsatisfied.forEach(criterion -> open.set(criterion.subject().number()));
    Criteria<I, R, C> before = state().criteria;
    List<Criterion<I, R, C>> contradictions = pin(next(unsatisfied));
    if (contradictions.isEmpty()) {
      forgetParents(before, open);
      backtracker.push();
      return;
    }
    List<Cause<R, C>> causes = distinctCauses(contradictions);
    if (!backtracker.backjump(causes) && !backtracker.giveUpBoldness()) {
      throw new UnsatisfiableException(causes);
    }
  }

  private Criterion<I, R, C> next(List<Criterion<I, R, C>> unsatisfied) {
    List<Criterion<I, R, C>> narrowed = unsatisfied;
    if (unsatisfied.size() > 1) {
      SearchState<I, R, C> state = state();
      narrowed =
          problem.narrow(
              unsatisfied,
              identifier -> state.pin(subjects.of(identifier)) != null,
              state.backtrackCauses);
    }
    return narrowed.size() == 1 ? narrowed.getFirst() : problem.choose(narrowed);
  }

  /// Pins the first candidate whose requirements contradict nothing. Returns the contradictions of
  /// all candidates if there is none.
  private List<Criterion<I, R, C>> pin(Criterion<I, R, C> criterion) throws PipAccelException {
    List<Criterion<I, R, C>> contradictions = new ArrayList<>();
    Cursor<C> candidates = criterion.candidates().cursor();
    for (C candidate = candidates.next(); candidate != null; candidate = candidates.next()) {
      Criteria<I, R, C> criteria = state().criteria.copy();
      Criterion<I, R, C> contradiction = addDependencies(criteria, candidate);
      if (contradiction != null) {
        problem.rejected(contradiction, candidate);
        contradictions.add(contradiction);
        continue;
      }
      if (!criterion.isSatisfiedBy(candidate, problem)) {
        throw new IllegalStateException(
            "a candidate for " + criterion.identifier() + " does not fit");
      }
      state().criteria = criteria;
      state().pin(criterion.subject(), candidate);
      return List.of();
    }
    return contradictions;
  }

  private @Nullable Criterion<I, R, C> addDependencies(Criteria<I, R, C> criteria, C candidate)
      throws PipAccelException {
    Dependencies<I, R, C> dependencies = subjects.dependenciesOf(candidate);
    for (int i = 0; ; i++) {
      Dependencies.Dependency<I, R, C> each = dependencies.at(i);
      if (each == null) {
        return null;
      }
      Criterion<I, R, C> contradiction = builder.add(criteria, each.about(), each.cause());
      if (contradiction != null) {
        return contradiction;
      }
    }
  }

  /// A pin that no longer fits will be replaced, so what it required does not count any more.
  private void forgetParents(Criteria<I, R, C> before, BitSet openBefore) {
    BitSet invalidated = new BitSet();
    for (int i = 0; i < before.size(); i++) {
      Criterion<I, R, C> now = state().criteria.at(i);
      int number = now.subject().number();
      if (now != before.at(i) && !openBefore.get(number) && !isSatisfied(now)) {
        invalidated.set(number);
      }
    }
    if (!invalidated.isEmpty()) {
      builder.forget(state().criteria, invalidated);
    }
  }

  /// Returns the causes of all, each once.
  private static <I, R, C> List<Cause<R, C>> distinctCauses(
      List<Criterion<I, R, C>> contradictions) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Cause<R, C>> causes = new ArrayList<>();
    for (Criterion<I, R, C> contradiction : contradictions) {
      int first = causes.size();
      CauseList<R, C> each = contradiction.causeList();
      // What comes before a known part of a list is known, too.
      while (each != null && seen.add(each)) {
        if (seen.add(each.last())) {
          causes.add(each.last());
        }
        each = each.before();
      }
      Collections.reverse(causes.subList(first, causes.size()));
    }
    return causes;
  }
}
