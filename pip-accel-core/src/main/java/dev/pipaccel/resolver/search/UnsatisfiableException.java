package dev.pipaccel.resolver.search;

import java.util.List;

/// The search found no solution. Carries what contradicts itself at the point where nothing was
/// left to try.
public final class UnsatisfiableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<? extends Cause<?, ?>> causes;

  UnsatisfiableException(List<? extends Cause<?, ?>> causes) {
    super("no candidates meet all requirements", null, false, false);
    this.causes = List.copyOf(causes);
  }

  /// Returns the requirements that cannot all be met.
  ///
  /// @param problem the problem that was searched, which gives the types
  @SuppressWarnings("unchecked")
  public <R, C> List<Cause<R, C>> causes(SearchProblem<?, R, C> problem) {
    return (List<Cause<R, C>>) causes;
  }
}
