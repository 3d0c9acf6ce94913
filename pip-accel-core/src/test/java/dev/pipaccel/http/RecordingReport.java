package dev.pipaccel.http;

import dev.pipaccel.report.Report;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what is reported.
public final class RecordingReport implements Report {
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void say(String line) {}

  @Override
  public void verbose(String line) {}

  @Override
  public void warn(String line) {
    warnings.add(line);
  }

  @Override
  public void error(String lines) {
    warnings.add(lines);
  }

  @Override
  public Activity begin(String what, long total) {
    return Report.silent().begin(what, total);
  }
}
