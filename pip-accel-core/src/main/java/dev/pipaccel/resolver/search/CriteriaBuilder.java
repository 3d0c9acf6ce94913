package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds what is learned to criteria, and remembers what came of it: a search that goes back comes
/// by the same questions again and again.
final class CriteriaBuilder<I, R, C> {
  /// Beyond this all is forgotten, to bound the memory.
  private static final int MOST_REMEMBERED = 200_000;

  private final SearchProblem<I, R, C> problem;
  private final Excluded<C> nothing = Excluded.none();
  private final Map<Longer, CauseList<R, C>> lists = new HashMap<>();
  private final Map<Question, Criterion<I, R, C>> answers = new HashMap<>();

  CriteriaBuilder(SearchProblem<I, R, C> problem) {
    this.problem = problem;
  }

  /// Adds a requirement. Returns the contradiction, which is not added, or null if there is none.
  @Nullable Criterion<I, R, C> add(Criteria<I, R, C> criteria, Subject<I> about, Cause<R, C> cause)
      throws PipAccelException {
    Criterion<I, R, C> before = criteria.get(about);
    CauseList<R, C> causes = longer(before == null ? null : before.causeList(), cause);
    if (before != null && cause.isMetAnyway()) {
      criteria.put(before.because(causes));
      return null;
    }
    Criterion<I, R, C> after =
        criterion(criteria, about, causes, before == null ? nothing : before.excluded());
    if (after.isContradiction()) {
      return after;
    }
    criteria.put(after);
    return null;
  }

  /// Rules out candidates of an identifier. Returns false if none is left then.
  boolean exclude(Criteria<I, R, C> criteria, Subject<I> about, Excluded<C> excluded)
      throws PipAccelException {
    Criterion<I, R, C> before = criteria.get(about);
    if (excluded.isEmpty() || before == null) {
      return true;
    }
    Criterion<I, R, C> after =
        criterion(criteria, about, before.causeList(), excluded.and(before.excluded()));
    if (after.isContradiction()) {
      return false;
    }
    criteria.put(after);
    return true;
  }

  /// Rules out a candidate of an identifier. Returns false if none is left then.
  boolean exclude(Criteria<I, R, C> criteria, Subject<I> about, C candidate)
      throws PipAccelException {
    return exclude(criteria, about, nothing.and(candidate));
  }

  /// Takes back what candidates for the given numbers required.
  void forget(Criteria<I, R, C> criteria, BitSet parents) {
    if (parents.isEmpty()) {
      return;
    }
    long trace = CauseList.trace(parents);
    for (int i = 0; i < criteria.size(); i++) {
      Criterion<I, R, C> before = criteria.at(i);
      CauseList<R, C> causes = before.causeList();
      if (causes == null || !causes.mayComeFrom(trace)) {
        continue;
      }
      CauseList<R, C> left = without(causes, parents, trace);
      if (left != causes) {
        criteria.put(before.because(left));
      }
    }
  }

  /// Returns the causes that count for a subject though they are about its basis.
  @Nullable CauseList<R, C> ofBasis(Criteria<I, R, C> criteria, Subject<I> about) {
    Subject<I> basis = about.basis();
    Criterion<I, R, C> below = basis == null ? null : criteria.get(basis);
    return below == null ? null : below.causeList();
  }

  /// Tells whether nothing meets these requirements, if they are the only ones.
  boolean contradicts(
      Subject<I> about,
      @Nullable Cause<R, C> first,
      Cause<R, C> second,
      @Nullable Cause<R, C> ofBasis)
      throws PipAccelException {
    CauseList<R, C> causes = longer(first == null ? null : longer(null, first), second);
    return criterion(about, causes, ofBasis == null ? null : longer(null, ofBasis), nothing)
        .isContradiction();
  }

  private @Nullable CauseList<R, C> without(CauseList<R, C> causes, BitSet parents, long trace) {
    List<Cause<R, C>> later = new ArrayList<>();
    CauseList<R, C> left = causes;
    int kept = 0;
    for (CauseList<R, C> each = causes;
        each != null && each.mayComeFrom(trace);
        each = each.before()) {
      int parent = each.last().broughtBy();
      if (parent >= 0 && parents.get(parent)) {
        left = each.before();
        kept = later.size();
      } else {
        later.add(each.last());
      }
    }
    for (int i = kept - 1; i >= 0; i--) {
      left = longer(left, later.get(i));
    }
    return left;
  }

  private CauseList<R, C> longer(@Nullable CauseList<R, C> before, Cause<R, C> last) {
    if (last.isMetAnyway()) {
      // No answer hangs on it.
      return new CauseList<>(before, last);
    }
    Longer key = new Longer(before, last);
    CauseList<R, C> known = lists.get(key);
    if (known == null) {
      known = new CauseList<>(before, last);
      if (lists.size() >= MOST_REMEMBERED) {
        lists.clear();
      }
      lists.put(key, known);
    }
    return known;
  }

  private Criterion<I, R, C> criterion(
      Criteria<I, R, C> criteria,
      Subject<I> about,
      @Nullable CauseList<R, C> causes,
      Excluded<C> excluded)
      throws PipAccelException {
    return criterion(about, causes, ofBasis(criteria, about), excluded);
  }

  private Criterion<I, R, C> criterion(
      Subject<I> about,
      @Nullable CauseList<R, C> causes,
      @Nullable CauseList<R, C> alsoAsked,
      Excluded<C> excluded)
      throws PipAccelException {
    Question question = new Question(about, causes, alsoAsked, excluded);
    Criterion<I, R, C> known = answers.get(question);
    if (known == null) {
      CandidateSequence<C> matches =
          problem.findMatches(
              about.identifier(),
              CauseList.requirements(causes),
              CauseList.requirements(alsoAsked),
              excluded.candidates());
      known = new Criterion<>(about, matches, matches.isEmpty(), causes, excluded);
      if (answers.size() >= MOST_REMEMBERED) {
        answers.clear();
      }
      answers.put(question, known);
    }
    return known;
  }

  /// A list and one cause more, by identity.
  private record Longer(@Nullable Object before, Object last) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Longer that && before == that.before && last == that.last;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(before) + System.identityHashCode(last);
    }
  }

  /// All that an answer of the problem depends on, by identity.
  private record Question(
      Object about, @Nullable Object causes, @Nullable Object alsoAsked, Object excluded) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Question that
          && about == that.about
          && causes == that.causes
          && alsoAsked == that.alsoAsked
          && excluded == that.excluded;
    }

    @Override
    public int hashCode() {
      int hash = System.identityHashCode(about);
      hash = 31 * hash + System.identityHashCode(causes);
      hash = 31 * hash + System.identityHashCode(alsoAsked);
      return 31 * hash + System.identityHashCode(excluded);
    }
  }
}
