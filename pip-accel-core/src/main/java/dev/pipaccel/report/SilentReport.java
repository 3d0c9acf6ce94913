package dev.pipaccel.report;

/// Shows nothing.
enum SilentReport implements Report, Report.Activity, Report.Span {
  INSTANCE;

  @Override
  public void say(String line) {}

  @Override
  public void verbose(String line) {}

  @Override
  public boolean showsDetails() {
    return false;
  }

  @Override
  public void warn(String line) {}

  @Override
  public void error(String lines) {}

  @Override
  public Activity begin(String what, long total) {
    return this;
  }

  @Override
  public void advance(long amount) {}

  @Override
  public void close() {}
}
