package dev.pipaccel.resolver.search;

import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every search does from state to state, whichever way it goes back.
final class Steps<I, R, C> {
  private final SearchProblem<I, R, C> problem;
  private final Subjects<I, R, C> subjects;
  private final CriteriaBuilder<I, R, C> builder;

  Steps(
      SearchProblem<I, R, C> problem,
      Subjects<I, R, C> subjects,
      CriteriaBuilder<I, R, C> builder) {
    this.problem = problem;
    this.subjects = subjects;
    this.builder = builder;
  }

  /// Adds the requirements of the problem itself. Returns the contradiction, null if there is none.
  @Nullable Criterion<I, R, C> begin(SearchState<I, R, C> state, List<R> requirements)
      throws PipAccelException {
    for (R requirement : requirements) {
      Subject<I> about = subjects.of(problem.identifierOf(requirement));
      Cause<R, C> cause = new Cause<>(problem, requirement, null, about.number(), -1);
      Criterion<I, R, C> contradiction = builder.add(state.criteria, about, cause);
      if (contradiction != null) {
        return contradiction;
      }
    }
    return null;
  }

  /// Returns what has no pin that fits.
  ///
  /// @throws CancelledException if the user has ended the run: a round need not ask anybody who
  ///   would notice, and there may be very many
  List<Criterion<I, R, C>> unsatisfied(SearchState<I, R, C> state) throws CancelledException {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException();
    }
    List<Criterion<I, R, C>> unsatisfied = new ArrayList<>();
    Criteria<I, R, C> criteria = state.criteria;
    for (int i = 0; i < criteria.size(); i++) {
      Criterion<I, R, C> criterion = criteria.at(i);
      if (!isSatisfied(state, criterion)) {
        unsatisfied.add(criterion);
      }
    }
    return unsatisfied;
  }

  private boolean isSatisfied(SearchState<I, R, C> state, Criterion<I, R, C> criterion) {
    C pin = state.pin(criterion.subject());
    return pin != null && criterion.isSatisfiedBy(pin, problem);
  }

  /// Returns which of these is to be pinned now.
  Criterion<I, R, C> next(SearchState<I, R, C> state, List<Criterion<I, R, C>> unsatisfied) {
    List<Criterion<I, R, C>> narrowed = unsatisfied;
    if (unsatisfied.size() > 1) {
      narrowed =
          problem.narrow(unsatisfied, number -> state.pinOf(number) != null, state.backtrackCauses);
    }
    return narrowed.size() == 1 ? narrowed.getFirst() : problem.choose(narrowed);
  }

  /// Adds what a candidate requires. Returns the contradiction, null if there is none.
  @Nullable Criterion<I, R, C> addDependencies(Criteria<I, R, C> criteria, C candidate)
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

  /// Pins a candidate of the criterion.
  ///
  /// @param criteria those of the state with what the candidate requires
  void pin(
      SearchState<I, R, C> state,
      Criterion<I, R, C> criterion,
      C candidate,
      Criteria<I, R, C> criteria) {
    if (!criterion.isSatisfiedBy(candidate, problem)) {
      throw new IllegalStateException(
          "a candidate for " + criterion.identifier() + " does not fit");
    }
    state.criteria = criteria;
    state.pin(criterion.subject(), candidate);
  }

  /// Returns the numbers of what had a fitting pin and has none any more.
  ///
  /// @param before the criteria of then
  /// @param openBefore what had none then
  BitSet invalidated(
      SearchState<I, R, C> state, Criteria<I, R, C> before, List<Criterion<I, R, C>> openBefore) {
    BitSet open = new BitSet();
    openBefore.forEach(criterion -> open.set(criterion.subject().number()));
    BitSet invalidated = new BitSet();
    for (int i = 0; i < before.size(); i++) {
      Criterion<I, R, C> now = state.criteria.at(i);
      int number = now.subject().number();
      if (now != before.at(i) && !open.get(number) && !isSatisfied(state, now)) {
        invalidated.set(number);
      }
    }
    return invalidated;
  }

  /// Returns the causes of all, each once.
  static <I, R, C> List<Cause<R, C>> distinctCauses(List<Criterion<I, R, C>> contradictions) {
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
