package dev.pipaccel.resolver.proof;

import java.util.List;
import java.util.Optional;

/// What a [Refutation] may ask of the things to choose.
///
/// @param <S> what something is chosen for
public interface Knowledge<S> {
  /// Returns the number of states of a subject, that of not being chosen included: that is the last
  /// one. The others are its versions, best first.
  int states(S subject);

  /// Returns what follows from choosing a version; clauses that hold for other versions too may
  /// speak of all of them. Empty if it is not known.
  Optional<List<Clause<S>>> consequences(S subject, int version);
}
