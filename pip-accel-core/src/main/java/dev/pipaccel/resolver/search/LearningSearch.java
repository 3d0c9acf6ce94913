package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A search that is not resolvelib's, for what that does not get done with; to be run once.
///
/// It goes back to the newest pin with a part in a contradiction, and never again makes together
/// the pins that led to it. A pin is not replaced without going back.
public final class LearningSearch<I, R, C> {
  /// After so many versions given up an identifier goes before the others.
  private static final int MOST_LOSSES = 5;

  private final SearchProblem<I, R, C> problem;
  private final Steps<I, R, C> steps;
  private final Reasons<I, R, C> reasons;
  private final List<SearchState<I, R, C>> states = new ArrayList<>();
  private final Map<Subject<I>, Integer> losses = new HashMap<>();
  private final List<Subject<I>> preferred = new ArrayList<>();

  /// A search for a solution of the problem.
  public LearningSearch(SearchProblem<I, R, C> problem) {
    this.problem = problem;
    CriteriaBuilder<I, R, C> builder = new CriteriaBuilder<>(problem);
    this.steps = new Steps<>(problem, new Subjects<>(problem), builder);
    this.reasons = new Reasons<>(builder);
  }

  /// Finds candidates that meet the requirements and one another's. Where a requirement lets in
  /// what others keep out, such as pre-releases or a link, it may miss that there are some.
  ///
  /// @param limit the most rounds to take; a round pins one identifier or goes back
  /// @return empty if none are found or if the limit is reached
  public Optional<Solution<I, C>> run(List<R> requirements, int limit) throws PipAccelException {
    SearchState<I, R, C> first = new SearchState<>();
    if (steps.begin(first, requirements) != null) {
      return Optional.empty();
    }
    states.add(first);
    for (int round = 0; round < limit && !states.isEmpty(); round++) {
      SearchState<I, R, C> state = states.getLast();
      List<Criterion<I, R, C>> unsatisfied = steps.unsatisfied(state);
      if (unsatisfied.isEmpty()) {
        return Optional.of(new Solution<>(state.pins(), state.criteria));
      }
      advance(state, unsatisfied);
    }
    return Optional.empty();
  }

  /// Pins the first candidate that contradicts nothing, or goes back.
  private void advance(SearchState<I, R, C> state, List<Criterion<I, R, C>> unsatisfied)
      throws PipAccelException {
    Criterion<I, R, C> criterion = next(state, unsatisfied);
    unsatisfied.remove(criterion);
    Conflict<I, C> conflict = new Conflict<>();
    Cursor<C> candidates = criterion.candidates().cursor();
    for (C candidate = candidates.next(); candidate != null; candidate = candidates.next()) {
      if (reasons.isKnownToFail(candidate, state, conflict)) {
        continue;
      }
      Criteria<I, R, C> criteria = state.criteria.copy();
      Criterion<I, R, C> contradiction = steps.addDependencies(criteria, candidate);
      if (contradiction != null) {
        problem.rejected(contradiction, candidate);
        reasons.addNeeded(contradiction, criteria, state, conflict);
        continue;
      }
      SearchState<I, R, C> next = state.copy();
      steps.pin(next, criterion, candidate, criteria);
      BitSet broken = steps.invalidated(next, state.criteria, unsatisfied);
      if (broken.isEmpty()) {
        states.add(next);
        return;
      }
      reasons.addOldest(broken, state, conflict);
    }
    reasons.addAll(criterion, state, conflict);
    goBack(conflict);
  }

  /// Returns what was preferred last, if there is such a one.
  private Criterion<I, R, C> next(
      SearchState<I, R, C> state, List<Criterion<I, R, C>> unsatisfied) {
    Criterion<I, R, C> first = null;
    int rank = -1;
    for (Criterion<I, R, C> criterion : unsatisfied) {
      int its = preferred.indexOf(criterion.subject());
      if (its > rank) {
        first = criterion;
        rank = its;
      }
    }
    return first == null ? steps.next(state, unsatisfied) : first;
  }

  /// Drops the newest pin of a conflict and all that came after it. What has lost several versions
  /// like that is pinned before the others from then on, so that these give way.
  private void goBack(Conflict<I, C> conflict) {
    SearchState.Pin<I, C> newest = conflict.newest();
    SearchState.Pin<I, C> oldest = conflict.oldest();
    if (newest == null || oldest == null) {
      states.clear();
      return;
    }
    reasons.learn(conflict);
    boolean isPreferred = losses.merge(newest.subject(), 1, Integer::sum) == MOST_LOSSES;
    if (isPreferred) {
      preferred.add(newest.subject());
    }
    int left = (isPreferred ? oldest : newest).time() + 1;
    states.subList(left, states.size()).clear();
  }
}
