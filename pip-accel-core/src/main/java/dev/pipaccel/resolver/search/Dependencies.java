package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a candidate requires, as far as somebody has asked.
final class Dependencies<I, R, C> {
  private final Subjects<I, R, C> subjects;
  private final SearchProblem<I, R, C> problem;
  private final C candidate;
  private final Subject<I> subject;
  private final Cursor<R> rest;
  private final List<Dependency<I, R, C>> found = new ArrayList<>();
  private final BitSet numbers = new BitSet();

  Dependencies(
      Subjects<I, R, C> subjects, SearchProblem<I, R, C> problem, C candidate, Subject<I> subject)
      throws PipAccelException {
    this.subjects = subjects;
    this.problem = problem;
    this.candidate = candidate;
    this.subject = subject;
    this.rest = problem.dependenciesOf(candidate);
  }

  /// One of them, and what it is about.
  record Dependency<I, R, C>(Subject<I> about, Cause<R, C> cause) {}

  /// Returns the one that comes after `index` others, null at the end.
  @Nullable Dependency<I, R, C> at(int index) throws PipAccelException {
    while (index >= found.size()) {
      R requirement = rest.next();
      if (requirement == null) {
        return null;
      }
      Subject<I> about = subjects.of(problem.identifierOf(requirement));
      found.add(
          new Dependency<>(
              about,
              new Cause<>(problem, requirement, candidate, about.number(), subject.number())));
      numbers.set(about.number());
    }
    return found.get(index);
  }

  /// Returns the numbers of all that is required; not to be changed.
  BitSet numbers() throws PipAccelException {
    while (at(found.size()) != null) {
      // Each step finds one more.
      continue;
    }
    return numbers;
  }
}
