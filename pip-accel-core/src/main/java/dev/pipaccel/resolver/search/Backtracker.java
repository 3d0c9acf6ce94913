package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The states that a search went through, and the way back.
///
/// Going back is first done boldly, past pins that share nothing with the contradiction. That may
/// skip a solution; so the states before the first such jump are kept, and if the bold way ends
/// nowhere or takes too long the search goes on from there, cautiously.
final class Backtracker<I, R, C> {
  private static final double BOLD_SHARE_OF_ROUNDS = 0.1;

  private final Subjects<I, R, C> subjects;
  private final CriteriaBuilder<I, R, C> builder;
  private Deque<SearchState<I, R, C>> states = new ArrayDeque<>();
  private @Nullable Deque<SearchState<I, R, C>> saved;
  private boolean bold = true;
  private int boldUntil = -1;

  Backtracker(Subjects<I, R, C> subjects, CriteriaBuilder<I, R, C> builder) {
    this.subjects = subjects;
    this.builder = builder;
    states.addLast(new SearchState<>());
  }

  SearchState<I, R, C> state() {
    return states.getLast();
  }

  void push() {
    states.addLast(state().copy());
  }

  /// Gives up the bold way if it has taken its share of the rounds. Returns whether it did.
  boolean giveUpBoldnessAt(int round, int limit) {
    if (!bold || saved == null) {
      return false;
    }
    if (boldUntil < 0) {
      int share = (int) ((limit - round) * BOLD_SHARE_OF_ROUNDS);
      boldUntil = round + share;
      if (share > 0) {
        return false;
      }
    } else if (round < boldUntil) {
      return false;
    }
    return giveUpBoldness();
  }

  /// Goes back to before the first bold jump, if there was one.
  boolean giveUpBoldness() {
    if (!bold || saved == null) {
      return false;
    }
    bold = false;
    states = saved;
    saved = null;
    return true;
  }

  /// Goes back to a state from which the search can go on without running into the same
  /// contradiction. Returns false if there is none.
  boolean backjump(List<Cause<R, C>> causes) throws PipAccelException {
    BitSet involved = new BitSet();
    for (Cause<R, C> cause : causes) {
      if (cause.broughtBy() >= 0) {
        involved.set(cause.broughtBy());
      }
      involved.set(cause.about());
    }
    while (states.size() >= 3) {
      states.removeLast();
      Broken<I, R, C> broken = popBroken(involved);
      if (broken == null) {
        return false;
      }
      push();
      if (patch(broken)) {
        state().backtrackCauses = causes;
        return true;
      }
    }
    return false;
  }

  private @Nullable Broken<I, R, C> popBroken(BitSet involved) throws PipAccelException {
    while (true) {
      SearchState<I, R, C> state = states.pollLast();
      SearchState.Pin<I, C> pin = state == null ? null : state.newest();
      if (state == null || pin == null) {
        return null;
      }
      boolean isInvolved = involved.get(pin.subject().number());
      if (!bold && !isInvolved) {
        return new Broken<>(state, pin);
      }
      if (bold && saved == null && !isInvolved) {
        save();
      }
      boolean isCause = subjects.dependenciesOf(pin.candidate()).numbers().intersects(involved);
      if (isCause || state.pinCount() == 1) {
        return new Broken<>(state, pin);
      }
      if (states.size() <= 1) {
        return null;
      }
    }
  }

  private void save() {
    Deque<SearchState<I, R, C>> copies = new ArrayDeque<>(states.size());
    states.forEach(state -> copies.addLast(state.copy()));
    saved = copies;
  }

  /// Carries what was ruled out in the broken state over to the new one, and rules out its pin.
  private boolean patch(Broken<I, R, C> broken) throws PipAccelException {
    Criteria<I, R, C> before = broken.state.criteria;
    Criteria<I, R, C> criteria = state().criteria;
    for (int i = 0; i < before.size(); i++) {
      Criterion<I, R, C> criterion = before.at(i);
      if (!builder.exclude(criteria, criterion.subject(), criterion.excluded())) {
        return false;
      }
    }
    return builder.exclude(criteria, broken.pin.subject(), broken.pin.candidate());
  }

  private record Broken<I, R, C>(SearchState<I, R, C> state, SearchState.Pin<I, C> pin) {}
}
