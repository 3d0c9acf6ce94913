package dev.pipaccel.cli;

import dev.pipaccel.report.Report;
import java.util.function.Consumer;

/// Progress as lines that programs read: `Progress 1024 of 4096`, at most four a second.
final class RawProgress implements Report.Activity {
  private static final long INTERVAL_NANOSECONDS = 250_000_000;

  private final Consumer<String> lines;
  private final long total;
  private long done;
  private long last;

  RawProgress(Consumer<String> lines, long total) {
    this.lines = lines;
    this.total = Math.max(0, total);
    show();
  }

  @Override
  public synchronized void advance(long amount) {
    done += amount;
    if (done == total || System.nanoTime() - last >= INTERVAL_NANOSECONDS) {
      show();
    }
  }

  private void show() {
    last = System.nanoTime();
    lines.accept("Progress " + done + " of " + total);
  }

  @Override
  public void close() {}
}
