package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The knowledge that a search needs of its identifiers, requirements and candidates. Candidates
/// are told apart by identity.
///
/// @param <I> an identifier: every requirement and candidate belongs to one
/// @param <R> a requirement
/// @param <C> a candidate
public interface SearchProblem<I, R, C> {
  /// Returns what a requirement is about.
  I identifierOf(R requirement);

  /// Returns what a candidate is for.
  I identifierOfCandidate(C candidate);

  /// Tells whether every candidate of its identifier meets a requirement, so that it leaves the
  /// matches as they are.
  boolean isMetAnyway(R requirement);

  /// Returns what a requirement counts for when its identifier is chosen: a set of bits.
  int weightOf(R requirement);

  /// Returns the identifier whose requirements count for this one, too; null if there is none.
  @Nullable I basisOf(I identifier);

  /// Returns the candidates that meet all requirements of an identifier, best first, without the
  /// incompatible ones. The same question must always have the same answer.
  ///
  /// @param requirements what is required of the identifier, oldest first
  /// @param ofBasis what is required of its basis, oldest first
  /// @param incompatible candidates that are ruled out, compared by identity
  CandidateSequence<C> findMatches(
      I identifier, List<R> requirements, List<R> ofBasis, Set<C> incompatible)
      throws PipAccelException;

  /// Tells whether a candidate meets a requirement of its own identifier.
  boolean isSatisfiedBy(R requirement, C candidate);

  /// Returns what a candidate requires; what comes after a contradiction is never made.
  Cursor<R> dependenciesOf(C candidate) throws PipAccelException;

  /// Returns those that are to be pinned before the others; not empty.
  ///
  /// @param isPinned tells by number whether an identifier is pinned, be it to what no longer fits
  List<Criterion<I, R, C>> narrow(
      List<Criterion<I, R, C>> unsatisfied,
      IntPredicate isPinned,
      List<Cause<R, C>> backtrackCauses);

  /// Returns the one to pin next.
  Criterion<I, R, C> choose(List<Criterion<I, R, C>> unsatisfied);

  /// Learns that a candidate was tried and contradicts a criterion.
  void rejected(Criterion<I, R, C> criterion, C candidate);
}
