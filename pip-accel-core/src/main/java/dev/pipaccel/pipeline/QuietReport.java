package dev.pipaccel.pipeline;

import dev.pipaccel.report.Report;

/// The report of work below the user's own, such as filling a build environment: its lines are
/// details, its warnings and failures are not.
record QuietReport(Report report) implements Report {
  @Override
  public void say(String line) {
    report.verbose(line);
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
}
