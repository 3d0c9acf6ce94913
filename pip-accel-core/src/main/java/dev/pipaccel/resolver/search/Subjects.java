package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// The identifiers and candidates that a search has met.
final class Subjects<I, R, C> {
  private final SearchProblem<I, R, C> problem;
  private final Map<I, Subject<I>> subjects = new HashMap<>();
  private final Map<C, Dependencies<I, R, C>> dependencies = new IdentityHashMap<>();

  Subjects(SearchProblem<I, R, C> problem) {
    this.problem = problem;
  }

  Subject<I> of(I identifier) {
    Subject<I> known = subjects.get(identifier);
    if (known == null) {
      I basis = problem.basisOf(identifier);
      Subject<I> below = basis == null ? null : of(basis);
      known = new Subject<>(identifier, subjects.size(), below);
      subjects.put(identifier, known);
    }
    return known;
  }

  /// Returns what a candidate requires.
  Dependencies<I, R, C> dependenciesOf(C candidate) throws PipAccelException {
    Dependencies<I, R, C> known = dependencies.get(candidate);
    if (known == null) {
      Subject<I> subject = of(problem.identifierOfCandidate(candidate));
      known = new Dependencies<>(this, problem, candidate, subject);
      dependencies.put(candidate, known);
    }
    return known;
  }
}
