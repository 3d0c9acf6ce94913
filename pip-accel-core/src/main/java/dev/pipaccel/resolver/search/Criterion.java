package dev.pipaccel.resolver.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of one identifier: who requires what of it, which candidates are ruled out, and
/// which are left. Does not change.
public final class Criterion<R, C> {
  private final CandidateSequence<C> candidates;
  private final List<Cause<R, C>> causes;
  private final List<C> incompatibilities;
  private @Nullable C judged;
  private boolean judgedSatisfying;

  Criterion(CandidateSequence<C> candidates, List<Cause<R, C>> causes, List<C> incompatibilities) {
    this.candidates = candidates;
    this.causes = List.copyOf(causes);
    this.incompatibilities = List.copyOf(incompatibilities);
  }

  CandidateSequence<C> candidates() {
    return candidates;
  }

  /// Returns the requirements and who brought them, oldest first.
  public List<Cause<R, C>> causes() {
    return causes;
  }

  List<C> incompatibilities() {
    return incompatibilities;
  }

  List<R> requirements() {
    List<R> requirements = new ArrayList<>(causes.size() + 1);
    for (Cause<R, C> cause : causes) {
      requirements.add(cause.requirement());
    }
    return requirements;
  }

  /// Tells whether a candidate meets every requirement. The last answer is kept, since the search
  /// asks for every pin in every round.
  boolean isSatisfiedBy(C candidate, SearchProblem<?, R, C> problem) {
    if (judged != candidate) {
      boolean satisfying = true;
      for (Cause<R, C> cause : causes) {
        if (!problem.isSatisfiedBy(cause.requirement(), candidate)) {
          satisfying = false;
          break;
        }
      }
      judgedSatisfying = satisfying;
      judged = candidate;
    }
    return judgedSatisfying;
  }

  /// Returns this without the requirements that the given identifiers' candidates brought.
  <I> Criterion<R, C> withoutParents(Set<I> parents, Function<C, I> identify) {
    List<Cause<R, C>> left = new ArrayList<>(causes.size());
    for (Cause<R, C> cause : causes) {
      C parent = cause.parent();
      if (parent == null || !parents.contains(identify.apply(parent))) {
        left.add(cause);
      }
    }
    return left.size() == causes.size()
        ? this
        : new Criterion<>(candidates, left, incompatibilities);
  }
}
