package dev.pipaccel.syspkg;

import dev.pipaccel.build.BuildRescue.FailedBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What the hook that failed has written: the last part of a build's log.
///
/// @param lines all of it
record FailureOutput(List<String> lines) {
  private static final int SHOWN_LINES = 40;
  private static final String HOOK = " (hook ";
  private static final String EXIT = "[exit code ";

  FailureOutput {
    lines = List.copyOf(lines);
  }

  static FailureOutput of(FailedBuild build) {
    List<String> last = new ArrayList<>();
    try (var log = Files.lines(build.log())) {
      log.forEach(line -> {
        if (line.contains(HOOK) && line.endsWith(")")) {
          last.clear();
        } else if (!line.startsWith(EXIT)) {
          last.add(line);
        }
      });
      return new FailureOutput(last);
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      // Where no log can be kept, the failure itself has the end of the output.
      return new FailureOutput(build.failure().detail().orElse("").lines().toList());
    }
  }

  /// Returns what to show.
  String shown() {
    int from = Math.max(0, lines.size() - SHOWN_LINES);
    return String.join("\n", lines.subList(from, lines.size())).strip();
  }
}
