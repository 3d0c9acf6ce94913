package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds what is learned to the criteria of a state.
final class CriteriaBuilder<I, R, C> {
  private final SearchProblem<I, R, C> problem;

  CriteriaBuilder(SearchProblem<I, R, C> problem) {
    this.problem = problem;
  }

  /// Adds a requirement. Returns the contradiction, which is not added, or null if there is none.
  @Nullable Criterion<R, C> add(Map<I, Criterion<R, C>> criteria, R requirement, @Nullable C parent)
      throws PipAccelException {
    I identifier = problem.identifierOf(requirement);
    Criterion<R, C> before = criteria.get(identifier);
    CandidateSequence<C> matches =
        problem.findMatches(
            identifier,
            new SearchProblem.Demands<>() {
              @Override
              public List<R> requirements(I about) {
                List<R> requirements = SearchState.requirements(criteria, about);
                if (about.equals(identifier)) {
                  requirements.add(requirement);
                }
                return requirements;
              }

              @Override
              public Set<C> incompatibilities(I about) {
                return SearchState.incompatibilities(criteria, about);
              }
            });
    List<Cause<R, C>> causes =
        before == null ? new ArrayList<>() : new ArrayList<>(before.causes());
    causes.add(new Cause<>(requirement, parent));
    Criterion<R, C> after =
        new Criterion<>(matches, causes, before == null ? List.of() : before.incompatibilities());
    if (matches.isEmpty()) {
      return after;
    }
    criteria.put(identifier, after);
    return null;
  }

  /// Rules out candidates of an identifier. Returns false if none is left then.
  boolean exclude(SearchState<I, R, C> state, I identifier, List<C> excluded)
      throws PipAccelException {
    Criterion<R, C> before = state.criteria.get(identifier);
    if (excluded.isEmpty() || before == null) {
      return true;
    }
    List<C> incompatibilities = new ArrayList<>(excluded);
    incompatibilities.addAll(before.incompatibilities());
    CandidateSequence<C> matches =
        problem.findMatches(
            identifier,
            new SearchProblem.Demands<>() {
              @Override
              public List<R> requirements(I about) {
                return state.requirements(about);
              }

              @Override
              public Set<C> incompatibilities(I about) {
                return about.equals(identifier)
                    ? Identities.setOf(incompatibilities)
                    : state.incompatibilities(about);
              }
            });
    if (matches.isEmpty()) {
      return false;
    }
    state.criteria.put(identifier, new Criterion<>(matches, before.causes(), incompatibilities));
    return true;
  }
}
