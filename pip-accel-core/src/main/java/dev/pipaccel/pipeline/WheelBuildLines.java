package dev.pipaccel.pipeline;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.Pin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// pip's lines around the building of wheels. The builds themselves run in no certain order,
/// several at a time.
final class WheelBuildLines {
  private final List<Pin> toBuild;
  private final Report report;

  private WheelBuildLines(List<Pin> toBuild, Report report) {
    this.toBuild = toBuild;
    this.report = report;
  }

  /// Says which of the pins have to be built.
  static WheelBuildLines begin(List<Pin> pins, PinFiles files, Report report)
      throws PipAccelException, InterruptedException {
    List<Pin> toBuild = new ArrayList<>();
    for (Pin pin : pins) {
      if (files.isToBeBuilt(pin)) {
        toBuild.add(pin);
      }
    }
    if (!toBuild.isEmpty()) {
      report.say(
          "Building wheels for collected packages: "
              + toBuild.stream().map(Pin::displayName).collect(Collectors.joining(", ")));
    }
    return new WheelBuildLines(List.copyOf(toBuild), report);
  }

  /// Returns the pins that have to be built.
  List<Pin> toBuild() {
    return toBuild;
  }

  /// Tells of one failure.
  void failed(Pin pin, BuildException failure) {
    report.error(
        "Failed building wheel for %s: %s%s"
            .formatted(
                pin.displayName(),
                failure.getMessage(),
                failure.detail().map(detail -> "\n" + detail.stripTrailing()).orElse("")));
  }

  /// Says how all ended.
  void end(Collection<Pin> failed) {
    say("Successfully built ", toBuild.stream().filter(pin -> !failed.contains(pin)).toList());
    say("Failed to build ", toBuild.stream().filter(failed::contains).toList());
  }

  private void say(String start, List<Pin> pins) {
    if (!pins.isEmpty()) {
      report.say(start + pins.stream().map(Pin::displayName).collect(Collectors.joining(" ")));
    }
  }
}
