package dev.pipaccel.report;

import java.util.ArrayList;
import java.util.List;

/// A report that keeps pip's own lines and the warnings, so that they can be said again.
public final class RepeatableReport extends ForwardingReport {
  private final List<Line> lines = new ArrayList<>();

  /// Keeps what is said to `report`.
  public RepeatableReport(Report report) {
    super(report);
  }

  /// Something that was said.
  public record Line(boolean warning, String text) {
    /// Says it again.
    public void sayTo(Report report) {
      if (warning) {
        report.warn(text);
      } else {
        report.say(text);
      }
    }
  }

  /// Returns what was said so far.
  public synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  private synchronized void keep(Line line) {
    lines.add(line);
  }

  @Override
  public void say(String line) {
    keep(new Line(false, line));
    super.say(line);
  }

  @Override
  public void warn(String line) {
    keep(new Line(true, line));
    super.warn(line);
  }
}
