package dev.pipaccel.resolver.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a search stands: the pins so far and what is known of each identifier.
final class SearchState<I, R, C> {
  Criteria<I, R, C> criteria;
  List<Cause<R, C>> backtrackCauses;
  private final Table<Pin<I, C>> pins;
  private int pinCount;
  private @Nullable Pin<I, C> newest;

  SearchState() {
    this(new Criteria<>(), new Table<>(), List.of());
  }

  private SearchState(
      Criteria<I, R, C> criteria, Table<Pin<I, C>> pins, List<Cause<R, C>> backtrackCauses) {
    this.criteria = criteria;
    this.pins = pins;
    this.backtrackCauses = backtrackCauses;
  }

  /// What was chosen.
  ///
  /// @param time greater than that of all pins before it
  record Pin<I, C>(Subject<I> subject, C candidate, int time) {}

  SearchState<I, R, C> copy() {
    var copy = new SearchState<>(criteria.copy(), pins.copy(), backtrackCauses);
    copy.pinCount = pinCount;
    copy.newest = newest;
    return copy;
  }

  /// Returns the candidate that is pinned, null if none is.
  @Nullable C pin(Subject<I> subject) {
    Pin<I, C> pin = pins.get(subject.number());
    return pin == null ? null : pin.candidate();
  }

  /// Returns the pin for a number, null if there is none.
  @Nullable Pin<I, C> pinOf(int number) {
    return number < 0 ? null : pins.get(number);
  }

  /// Pins a candidate instead of what was pinned before.
  void pin(Subject<I> subject, C candidate) {
    if (pins.get(subject.number()) == null) {
      pinCount++;
    }
    newest = new Pin<>(subject, candidate, newest == null ? 0 : newest.time() + 1);
    pins.set(subject.number(), newest);
  }

  /// Returns the newest pin, null if there is none.
  @Nullable Pin<I, C> newest() {
    return newest;
  }

  int pinCount() {
    return pinCount;
  }

  /// Returns all pins, oldest first.
  Map<I, C> pins() {
    List<Pin<I, C>> all = new ArrayList<>(pinCount);
    for (int i = 0; i < criteria.size(); i++) {
      Pin<I, C> pin = pins.get(criteria.at(i).subject().number());
      if (pin != null) {
        all.add(pin);
      }
    }
    all.sort(Comparator.comparingInt(Pin::time));
    Map<I, C> pinned = new LinkedHashMap<>();
    all.forEach(pin -> pinned.put(pin.subject().identifier(), pin.candidate()));
    return pinned;
  }
}
