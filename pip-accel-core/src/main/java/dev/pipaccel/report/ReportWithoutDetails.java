package dev.pipaccel.report;

/// A report whose details go nowhere, for commands whose output programs read.
public final class ReportWithoutDetails extends ForwardingReport {
  /// @param report takes the rest
  public ReportWithoutDetails(Report report) {
    super(report);
  }

  @Override
  public void verbose(String line) {}

  @Override
  public boolean showsDetails() {
    return false;
  }
}
