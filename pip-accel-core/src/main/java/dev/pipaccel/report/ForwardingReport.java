package dev.pipaccel.report;

import java.util.Optional;

/// Hands everything on to another report.
abstract class ForwardingReport implements Report {
  private final Report report;

  ForwardingReport(Report report) {
    this.report = report;
  }

  @Override
  public void say(String line) {
    report.say(line);
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
  public boolean showsDetails() {
    return report.showsDetails();
  }

  @Override
  public void warn(String line) {
    report.warn(line);
  }

  @Override
  public void remark(String line) {
    report.remark(line);
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

  @Override
  public Optional<Dialogue> dialogue() {
    return report.dialogue();
  }
}
