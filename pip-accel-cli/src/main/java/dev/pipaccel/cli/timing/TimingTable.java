package dev.pipaccel.cli.timing;

import dev.pipaccel.cli.timing.Timeline.Stretch;
import dev.pipaccel.report.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The timeline in a few lines.
public final class TimingTable {
  private static final double NANOSECONDS = 1e9;

  private TimingTable() {}

  /// Returns a line for each phase: how often, for how long at least one was under way, how long
  /// all took together, and the longest.
  public static List<String> lines(Timeline timeline) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Where the time went (%s s since the start):".formatted(seconds(timeline.now()).strip()));
    lines.add("  %-24s %6s %9s %9s  %s".formatted("phase", "count", "busy s", "sum s", "longest"));
    for (Phase phase : Phase.values()) {
      List<Stretch> stretches = timeline.of(phase);
      if (!stretches.isEmpty()) {
        lines.add(line(phase, stretches));
      }
    }
    return lines;
  }

  private static String line(Phase phase, List<Stretch> stretches) {
    Stretch longest =
        stretches.stream().max(Comparator.comparingLong(Stretch::length)).orElseThrow();
    long sum = stretches.stream().mapToLong(Stretch::length).sum();
    return "  %-24s %6d %9s %9s  %s (%s s)"
        .formatted(
            phase.title(),
            stretches.size(),
            seconds(busy(stretches)),
            seconds(sum),
            longest.what(),
            seconds(longest.length()).strip());
  }

  /// Returns how long at least one of the stretches was under way.
  ///
  /// @param stretches by start
  private static long busy(List<Stretch> stretches) {
    long busy = 0;
    long until = 0;
    for (Stretch stretch : stretches) {
      busy += Math.max(0, stretch.end() - Math.max(until, stretch.start()));
      until = Math.max(until, stretch.end());
    }
    return busy;
  }

  static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.3f", nanoseconds / NANOSECONDS);
  }
}
