package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.Iterator;
import java.util.List;

/// Candidates for one identifier, best first, each made when it is reached.
public interface CandidateSequence<C> {
  /// Tells whether there is no candidate; may have to make the first.
  boolean isEmpty() throws PipAccelException;

  /// Starts from the first candidate.
  Cursor<C> cursor() throws PipAccelException;

  /// A sequence of candidates that exist.
  static <C> CandidateSequence<C> of(List<C> candidates) {
    List<C> copy = List.copyOf(candidates);
    return new CandidateSequence<>() {
      @Override
      public boolean isEmpty() {
        return copy.isEmpty();
      }

      @Override
      public Cursor<C> cursor() {
        Iterator<C> rest = copy.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
      }
    };
  }
}
