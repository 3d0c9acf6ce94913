package dev.pipaccel.cli;

import dev.pipaccel.pipeline.InstallPipeline;
import java.util.List;

/// Starts pip-accel.
public final class Main {
  private Main() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    Cancellation cancellation = Cancellation.install(Thread.currentThread(), System.err);
    Console console = Console.standard();
    int code = new PipAccel(Host.facts(), console, new InstallPipeline()).run(List.of(arguments));
    cancellation.finish();
    System.exit(console.finish(code));
  }
}
