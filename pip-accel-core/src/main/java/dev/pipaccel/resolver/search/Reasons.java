package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out which pins a contradiction comes from, and remembers which do not go together.
final class Reasons<I, R, C> {
  private final CriteriaBuilder<I, R, C> builder;
  private final Map<C, List<Conflict<I, C>>> learned = new IdentityHashMap<>();

  Reasons(CriteriaBuilder<I, R, C> builder) {
    this.builder = builder;
  }

  void learn(Conflict<I, C> conflict) {
    for (SearchState.Pin<I, C> pin : conflict.pins()) {
      learned.computeIfAbsent(pin.candidate(), key -> new ArrayList<>()).add(conflict);
    }
  }

  /// Tells whether a candidate is known not to go with what is pinned; adds that to a conflict.
  boolean isKnownToFail(C candidate, SearchState<I, R, C> state, Conflict<I, C> conflict) {
    for (Conflict<I, C> known : learned.getOrDefault(candidate, List.of())) {
      if (holds(known, candidate, state)) {
        for (SearchState.Pin<I, C> pin : known.pins()) {
          if (pin.candidate() != candidate) {
            add(state.pinOf(pin.subject().number()), conflict);
          }
        }
        return true;
      }
    }
    return false;
  }

  private static <I, R, C> boolean holds(
      Conflict<I, C> known, C candidate, SearchState<I, R, C> state) {
    for (SearchState.Pin<I, C> pin : known.pins()) {
      if (pin.candidate() != candidate && state.pin(pin.subject()) != pin.candidate()) {
        return false;
      }
    }
    return true;
  }

  /// Adds to a conflict the pins by which a candidate fails: one that is enough, if there is such a
  /// one, else all that have a say in what it contradicts.
  ///
  /// @param contradiction the last cause of which is the candidate's
  /// @param criteria what the candidate was tried with
  void addNeeded(
      Criterion<I, R, C> contradiction,
      Criteria<I, R, C> criteria,
      SearchState<I, R, C> state,
      Conflict<I, C> conflict)
      throws PipAccelException {
    CauseList<R, C> causes = contradiction.causeList();
    Subject<I> about = contradiction.subject();
    if (causes == null || builder.contradicts(about, null, causes.last(), null)) {
      return;
    }
    CauseList<R, C> ofBasis = builder.ofBasis(criteria, about);
    List<Cause<R, C>> enough = new ArrayList<>();
    for (CauseList<R, C> each = causes.before(); each != null; each = each.before()) {
      if (builder.contradicts(about, each.last(), causes.last(), null)) {
        enough.add(each.last());
      }
    }
    for (CauseList<R, C> each = ofBasis; each != null; each = each.before()) {
      if (builder.contradicts(about, null, causes.last(), each.last())) {
        enough.add(each.last());
      }
    }
    if (enough.isEmpty()) {
      addParents(causes, state, conflict);
      addParents(ofBasis, state, conflict);
    } else {
      addOne(enough, state, conflict);
    }
  }

  /// Adds to a conflict the oldest pin that brought one of the causes, unless it needs none.
  private void addOne(
      List<Cause<R, C>> enough, SearchState<I, R, C> state, Conflict<I, C> conflict) {
    SearchState.Pin<I, C> oldest = null;
    for (Cause<R, C> cause : enough) {
      SearchState.Pin<I, C> pin = state.pinOf(cause.broughtBy());
      if (pin == null || conflict.contains(pin)) {
        return;
      }
      oldest = older(oldest, pin);
    }
    add(oldest, conflict);
  }

  private static <I, C> SearchState.Pin<I, C> older(
      SearchState.@Nullable Pin<I, C> one, SearchState.Pin<I, C> other) {
    return one == null || other.time() < one.time() ? other : one;
  }

  /// Adds to a conflict the oldest of the pins for the given numbers.
  void addOldest(BitSet numbers, SearchState<I, R, C> state, Conflict<I, C> conflict) {
    SearchState.Pin<I, C> oldest = null;
    for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
      SearchState.Pin<I, C> pin = state.pinOf(number);
      if (pin != null) {
        oldest = older(oldest, pin);
      }
    }
    add(oldest, conflict);
  }

  /// Adds to a conflict all pins that have a say in a criterion.
  void addAll(Criterion<I, R, C> criterion, SearchState<I, R, C> state, Conflict<I, C> conflict) {
    addParents(criterion.causeList(), state, conflict);
    addParents(builder.ofBasis(state.criteria, criterion.subject()), state, conflict);
  }

  private void addParents(
      @Nullable CauseList<R, C> causes, SearchState<I, R, C> state, Conflict<I, C> conflict) {
    for (CauseList<R, C> each = causes; each != null; each = each.before()) {
      add(state.pinOf(each.last().broughtBy()), conflict);
    }
  }

  private void add(SearchState.@Nullable Pin<I, C> pin, Conflict<I, C> conflict) {
    if (pin != null) {
      conflict.add(pin);
    }
  }
}
