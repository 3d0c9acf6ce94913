package dev.pipaccel.report;

/// The report of work below the user's own, such as filling a build environment: its lines are
/// details, its warnings and failures are not.
public final class QuietReport extends ForwardingReport {
  /// @param report takes what is left
  public QuietReport(Report report) {
    super(report);
  }

  @Override
  public void say(String line) {
    verbose(line);
  }
}
