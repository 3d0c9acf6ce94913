package dev.pipaccel.fs;

import dev.pipaccel.report.Report;
import java.util.function.Consumer;

/// Hands on what is said and warned.
record SayingReport(Consumer<String> lines) implements Report {
  @Override
  public void say(String line) {
    lines.accept(line);
  }

  @Override
  public void verbose(String line) {}

  @Override
  public void warn(String line) {
    lines.accept(line);
  }

  @Override
  public void error(String text) {}

  @Override
  public Activity begin(String what, long total) {
    return Report.silent().begin(what, total);
  }
}
