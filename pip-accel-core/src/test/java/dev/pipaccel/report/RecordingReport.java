package dev.pipaccel.report;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what is told, for tests.
public final class RecordingReport implements Report {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> details = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Override
  public void say(String line) {
    said.add(line);
  }

  @Override
  public void verbose(String line) {
    details.add(line);
  }

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

  public List<String> said() {
    return List.copyOf(said);
  }

  public List<String> details() {
    return List.copyOf(details);
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
