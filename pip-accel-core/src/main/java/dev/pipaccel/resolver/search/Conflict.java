package dev.pipaccel.resolver.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pins that do not go together, whatever else is pinned.
final class Conflict<I, C> {
  private final Map<Integer, SearchState.Pin<I, C>> pins = new LinkedHashMap<>();

  void add(SearchState.Pin<I, C> pin) {
    pins.put(pin.subject().number(), pin);
  }

  boolean contains(SearchState.Pin<I, C> pin) {
    return pins.containsKey(pin.subject().number());
  }

  Collection<SearchState.Pin<I, C>> pins() {
    return pins.values();
  }

  /// Returns the newest of the pins, null if there is none: then nothing goes together at all.
  SearchState.@Nullable Pin<I, C> newest() {
    return pins.values().stream().max(Comparator.comparingInt(SearchState.Pin::time)).orElse(null);
  }

  /// Returns the oldest of the pins, null if there is none.
  SearchState.@Nullable Pin<I, C> oldest() {
    return pins.values().stream().min(Comparator.comparingInt(SearchState.Pin::time)).orElse(null);
  }
}
