package dev.pipaccel.cli;

import dev.pipaccel.fs.FaultPlan;
import dev.pipaccel.fs.FaultPoint;
import dev.pipaccel.pipeline.InstallPipeline;
import java.util.List;

/// Starts pip-accel.
public final class Main {
  /// The property of a fault plan, with which tests see what a failing file system does.
  private static final String FAULT = "pipaccel.fault";

  private Main() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    String fault = System.getProperty(FAULT);
    if (fault != null) {
      FaultPoint.install(FaultPlan.parse(fault));
    }
    System.exit(run(List.of(arguments)));
  }

  /// Runs a command and returns its exit code.
  static int run(List<String> arguments) {
    Cancellation cancellation = Cancellation.install(Thread.currentThread(), System.err);
    Console console = Console.standard();
    int code = new PipAccel(Host.facts(), console, new InstallPipeline()).run(arguments);
    cancellation.finish();
    return console.finish(code);
  }
}
