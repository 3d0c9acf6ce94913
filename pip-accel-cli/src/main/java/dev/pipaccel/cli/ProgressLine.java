package dev.pipaccel.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// One line at the bottom of a terminal that tells what is under way; drawn again at most ten times
/// a second. Its owner keeps threads apart.
final class ProgressLine {
  private static final long INTERVAL_NANOSECONDS = 100_000_000;
  private static final String CLEAR = "\r\u001b[K";
  private static final int BAR_WIDTH = 24;
  private static final double MEGABYTE = 1e6;
  private static final double KILOBYTE = 1e3;

  private final PrintStream terminal;
  private final int width;
  private final LongSupplier clock;
  private final List<Entry> entries = new ArrayList<>();
  private boolean drawn;
  private long lastDrawn;

  /// @param clock nanoseconds from any beginning
  ProgressLine(PrintStream terminal, int width, LongSupplier clock) {
    this.terminal = terminal;
    this.width = width;
    this.clock = clock;
    this.lastDrawn = clock.getAsLong() - INTERVAL_NANOSECONDS;
  }

  /// An activity under way.
  static final class Entry {
    private final String what;
    private final long total;
    private long done;

    private Entry(String what, long total) {
      this.what = what;
      this.total = total;
    }
  }

  Entry begin(String what, long total) {
    Entry entry = new Entry(what, total);
    entries.add(entry);
    draw();
    return entry;
  }

  void advance(Entry entry, long amount) {
    entry.done += amount;
    draw();
  }

  void end(Entry entry) {
    entries.remove(entry);
    if (entries.isEmpty()) {
      clear();
    }
  }

  /// Takes the line away, so that others may print.
  void clear() {
    if (drawn) {
      terminal.print(CLEAR);
      terminal.flush();
      drawn = false;
    }
  }

  private void draw() {
    long now = clock.getAsLong();
    if (entries.isEmpty() || now - lastDrawn < INTERVAL_NANOSECONDS) {
      return;
    }
    lastDrawn = now;
    drawn = true;
    String line = line();
    terminal.print(CLEAR + line.substring(0, Math.min(line.length(), width - 1)));
    terminal.flush();
  }

  private String line() {
    Entry oldest = entries.getFirst();
    StringBuilder line = new StringBuilder("  ").append(oldest.what);
    if (oldest.total > 0) {
      long filled = Math.clamp(oldest.done * BAR_WIDTH / oldest.total, 0, BAR_WIDTH);
      line.append("  ")
          .append("━".repeat((int) filled))
          .append(" ".repeat((int) (BAR_WIDTH - filled)))
          .append(' ')
          .append(size(oldest.done))
          .append('/')
          .append(size(oldest.total));
    } else if (oldest.done > 0) {
      line.append("  ").append(size(oldest.done));
    }
    if (entries.size() > 1) {
      line.append("  and ").append(entries.size() - 1).append(" more");
    }
    return line.toString();
  }

  private static String size(long bytes) {
    return bytes >= MEGABYTE
        ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
        : String.format(Locale.ROOT, "%.0f kB", bytes / KILOBYTE);
  }
}
