package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /// Returns the candidates that meet all requirements of an identifier, best first, without the
  /// incompatible ones.
  CandidateSequence<C> findMatches(I identifier, Demands<I, R, C> demands) throws PipAccelException;

  /// Tells whether a candidate meets a requirement of its own identifier.
  boolean isSatisfiedBy(R requirement, C candidate);

  /// Returns what a candidate requires; what comes after a contradiction is never made.
  Cursor<R> dependenciesOf(C candidate) throws PipAccelException;

  /// Returns the identifiers that are to be pinned before the others; not empty.
  List<I> narrow(List<I> unsatisfied, Map<I, C> pins, List<Cause<R, C>> backtrackCauses);

  /// Returns the identifier to pin next.
  ///
  /// @param criteria all that is known, the identifiers to choose from among it
  I choose(List<I> identifiers, Map<I, Criterion<R, C>> criteria);

  /// Learns that a candidate was tried and contradicts a criterion.
  void rejected(Criterion<R, C> criterion, C candidate);

  /// What is asked of identifiers at one moment.
  interface Demands<I, R, C> {
    /// Returns the requirements about an identifier, oldest first.
    List<R> requirements(I identifier);

    /// Returns the candidates of an identifier that are ruled out, compared by identity.
    Set<C> incompatibilities(I identifier);
  }
}
