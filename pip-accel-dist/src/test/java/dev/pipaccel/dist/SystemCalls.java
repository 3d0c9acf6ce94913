package dev.pipaccel.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command asks of the kernel about files by name: these calls do not depend on how its
/// threads are scheduled.
///
/// @param files all of them
/// @param programs those that start a program
record SystemCalls(int files, int programs) {
  /// Runs a command, which must succeed, under `strace`; empty where that is not to be had.
  static Optional<SystemCalls> of(TemporaryHome home, List<String> command)
      throws IOException, InterruptedException {
    Path trace = home.temporary().resolve("calls");
    if (!run(home, trace, List.of("true")).map(outcome -> outcome.status() == 0).orElse(false)) {
      return Optional.empty();
    }
    Outcome outcome = run(home, trace, command).orElseThrow();
    assertThat(outcome.status()).as(outcome.output()).isZero();
    int files = 0;
    int programs = 0;
    for (String line : Files.readAllLines(trace)) {
      // The rest of a call that another thread interrupted is no call; nor is a signal or an end.
      if (line.contains("(") && !line.contains("resumed>")) {
        files++;
        programs += line.contains("execve(") && !line.contains("ENOENT") ? 1 : 0;
      }
    }
    return Optional.of(new SystemCalls(files, programs));
  }

  private static Optional<Outcome> run(TemporaryHome home, Path trace, List<String> command)
      throws InterruptedException {
    List<String> traced = new ArrayList<>();
    traced.addAll(List.of("strace", "-f", "-qq", "-e", "trace=%file", "-e", "signal=none"));
    traced.addAll(List.of("-o", trace.toString()));
    traced.addAll(command);
    try {
      return Optional.of(Outcome.of(home.process(traced.toArray(String[]::new))));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
