package dev.pipaccel.cli.timing;

import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/// What happened when during a run. Safe for use by several threads.
public final class Timeline {
  private final LongSupplier clock;
  private final long begin;
  private final List<Stretch> stretches = new ArrayList<>();

  /// @param clock nanoseconds, as of `System.nanoTime`
  /// @param before nanoseconds that the process has run already
  public Timeline(LongSupplier clock, long before) {
    this.clock = clock;
    this.begin = clock.getAsLong() - before;
  }

  /// One thing that was done, from `start` to `end`, in nanoseconds since the process began.
  ///
  /// @param what its object, such as a file's name
  record Stretch(Phase phase, String what, long start, long end) {
    long length() {
      return end - start;
    }
  }

  /// Begins a stretch, which closing ends.
  public Report.Span begin(Phase phase, String what) {
    long start = now();
    return () -> add(new Stretch(phase, what, start, now()));
  }

  private synchronized void add(Stretch stretch) {
    stretches.add(stretch);
  }

  /// Returns how long the process has run, in nanoseconds.
  long now() {
    return clock.getAsLong() - begin;
  }

  /// Returns the stretches of a phase that have ended, by start.
  synchronized List<Stretch> of(Phase phase) {
    return stretches.stream()
        .filter(stretch -> stretch.phase() == phase)
        .sorted(Comparator.comparingLong(Stretch::start))
        .toList();
  }
}
