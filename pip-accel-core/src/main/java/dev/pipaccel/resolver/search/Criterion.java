package dev.pipaccel.resolver.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one identifier: who requires what of it, which candidates are ruled out, and
/// which are left. Does not change.
public final class Criterion<I, R, C> {
  private final Subject<I> subject;
  private final CandidateSequence<C> candidates;
  private final boolean isContradiction;
  private final @Nullable CauseList<R, C> causes;
  private final Excluded<C> excluded;

  Criterion(
      Subject<I> subject,
      CandidateSequence<C> candidates,
      boolean isContradiction,
      @Nullable CauseList<R, C> causes,
      Excluded<C> excluded) {
    this.subject = subject;
    this.candidates = candidates;
    this.isContradiction = isContradiction;
    this.causes = causes;
    this.excluded = excluded;
  }

  /// Returns the same, with the same candidates, for other causes.
  Criterion<I, R, C> because(@Nullable CauseList<R, C> others) {
    return new Criterion<>(subject, candidates, isContradiction, others, excluded);
  }

  Subject<I> subject() {
    return subject;
  }

  CandidateSequence<C> candidates() {
    return candidates;
  }

  /// Tells whether no candidate is left.
  boolean isContradiction() {
    return isContradiction;
  }

  @Nullable CauseList<R, C> causeList() {
    return causes;
  }

  Excluded<C> excluded() {
    return excluded;
  }

  /// Returns what it is about.
  public I identifier() {
    return subject.identifier();
  }

  /// Returns the number of the identifier, small and the same throughout a search.
  public int number() {
    return subject.number();
  }

  /// Returns the requirements and who brought them, oldest first.
  public List<Cause<R, C>> causes() {
    return CauseList.toList(causes);
  }

  /// Returns the weights of all requirements, put together.
  public int weight() {
    return causes == null ? 0 : causes.weight();
  }

  /// Tells whether a candidate meets every requirement.
  boolean isSatisfiedBy(C candidate, SearchProblem<I, R, C> problem) {
    return causes == null || causes.isSatisfiedBy(candidate, problem);
  }
}
