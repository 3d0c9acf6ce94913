package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.List;

/// One search; to be run once.
public final class Search<I, R, C> {
  private final SearchProblem<I, R, C> problem;
  private final Subjects<I, R, C> subjects;
  private final CriteriaBuilder<I, R, C> builder;
  private final Steps<I, R, C> steps;
  private final Backtracker<I, R, C> backtracker;

  /// A search for a solution of the problem.
  public Search(SearchProblem<I, R, C> problem) {
    this.problem = problem;
    this.subjects = new Subjects<>(problem);
    this.builder = new CriteriaBuilder<>(problem);
    this.steps = new Steps<>(problem, subjects, builder);
    this.backtracker = new Backtracker<>(subjects, builder);
  }

  /// Finds candidates that meet the requirements and one another's.
  ///
  /// @param limit the most rounds to take; a round pins one identifier or goes back
  /// @throws UnsatisfiableException if there are none
  /// @throws TooManyRoundsException if the limit is reached
  public Solution<I, C> run(List<R> requirements, int limit)
      throws UnsatisfiableException, TooManyRoundsException, PipAccelException {
    Criterion<I, R, C> contradiction = steps.begin(state(), requirements);
    if (contradiction != null) {
      throw new UnsatisfiableException(contradiction.causes());
    }
    // The state without pins stays below the first pin, to have something to go back to.
    backtracker.push();
    for (int round = 0; round < limit; round++) {
      if (backtracker.giveUpBoldnessAt(round, limit)) {
        continue;
      }
      List<Criterion<I, R, C>> unsatisfied = steps.unsatisfied(state());
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

  private void advance(List<Criterion<I, R, C>> unsatisfied)
      throws UnsatisfiableException, PipAccelException {
    Criteria<I, R, C> before = state().criteria;
    List<Criterion<I, R, C>> contradictions = pin(steps.next(state(), unsatisfied));
    if (contradictions.isEmpty()) {
      // A pin that no longer fits will be replaced, so what it required does not count any more.
      builder.forget(state().criteria, steps.invalidated(state(), before, unsatisfied));
      backtracker.push();
      return;
    }
    List<Cause<R, C>> causes = Steps.distinctCauses(contradictions);
    if (!backtracker.backjump(causes) && !backtracker.giveUpBoldness()) {
      throw new UnsatisfiableException(causes);
    }
  }

  /// Pins the first candidate whose requirements contradict nothing. Returns the contradictions of
  /// all candidates if there is none.
  private List<Criterion<I, R, C>> pin(Criterion<I, R, C> criterion) throws PipAccelException {
    List<Criterion<I, R, C>> contradictions = new ArrayList<>();
    Cursor<C> candidates = criterion.candidates().cursor();
    for (C candidate = candidates.next(); candidate != null; candidate = candidates.next()) {
      Criteria<I, R, C> criteria = state().criteria.copy();
      Criterion<I, R, C> contradiction = steps.addDependencies(criteria, candidate);
      if (contradiction == null) {
        steps.pin(state(), criterion, candidate, criteria);
        return List.of();
      }
      problem.rejected(contradiction, candidate);
      contradictions.add(contradiction);
    }
    return contradictions;
  }
}
