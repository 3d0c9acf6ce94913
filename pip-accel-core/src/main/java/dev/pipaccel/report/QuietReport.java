package dev.pipaccel.report;

/// The report of work below the user's own, such as filling a build environment: its lines are
/// details, its warnings and failures are not.
public record QuietReport(Report report) implements Report {
  @Override
  public void say(String line) {
    report.verbose(line);
  }

  @Override
  public void print(String text) {
    report.print(text);
  }

  @Override
  public void verbose(String line) {
    report.verbose(line);
  }

  @Override
  public void warn(String line) {
    report.warn(line);
  }

  @Override
  public void error(String lines) {
    report.error(lines);
  }

  @Override
  public Activity begin(String what, long total) {
    return report.begin(what, total);
  }

  @Override
  public Span time(Phase phase, String what) {
    return report.time(phase, what);
  }
}
