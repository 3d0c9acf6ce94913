package dev.pipaccel.share;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What happened at one backend. Safe for use by several threads.
public final class Counters {
  private final Map<Event, LongAdder> counts = new ConcurrentHashMap<>();

  /// What is counted.
  public enum Event {
    /// Something was there and was used.
    HITS,
    /// Nothing was there.
    MISSES,
    /// Something was stored.
    STORED,
    /// Any failure but a time-out.
    ERRORS,
    /// It did too little for too long.
    TIMEOUTS,
    /// Something was there that cannot be believed, or is not what its name says.
    REJECTED,
    /// Bytes that came.
    BYTES_READ,
    /// Bytes that went.
    BYTES_WRITTEN,
    /// Milliseconds of building that were not needed here.
    MILLISECONDS_SAVED
  }

  void add(Event event, long amount) {
    counts.computeIfAbsent(event, _ -> new LongAdder()).add(amount);
  }

  /// Returns what is more than nothing, by the names of events in lower case.
  public Map<String, Long> named() {
    Map<String, Long> named = new TreeMap<>();
    counts()
        .forEach((event, amount) -> {
          if (amount > 0) {
            named.put(event.name().toLowerCase(Locale.ROOT), amount);
          }
        });
    return named;
  }

  /// Returns all counts.
  public Map<Event, Long> counts() {
    Map<Event, Long> all = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      LongAdder count = counts.get(event);
      all.put(event, count == null ? 0 : count.sum());
    }
    return all;
  }
}
