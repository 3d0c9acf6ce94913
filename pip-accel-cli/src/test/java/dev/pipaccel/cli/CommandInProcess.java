package dev.pipaccel.cli;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.pipeline.InstallPipeline;
import dev.pipaccel.pipeline.RequirementOperation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The whole command without a process of its own.
public final class CommandInProcess {
  private static final int WIDTH = 80;

  private CommandInProcess() {}

  /// Runs a command line as an ordinary user of these variables would.
  ///
  /// @return the exit code
  public static int run(
      List<String> arguments,
      Map<String, String> environment,
      Path directory,
      InputStream input,
      OutputStream output,
      OutputStream errors) {
    return run(new InstallPipeline(), arguments, environment, directory, input, output, errors);
  }

  /// The same with another way to install.
  public static int run(
      RequirementOperation operation,
      List<String> arguments,
      Map<String, String> environment,
      Path directory,
      InputStream input,
      OutputStream output,
      OutputStream errors) {
    var facts =
        new ProcessFacts(
            environment,
            directory,
            Path.of(environment.get("HOME")),
            ProcessFacts.OperatingSystem.UNIX,
            false);
    var console =
        new Console(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            input,
            false,
            WIDTH);
    return console.finish(new PipAccel(facts, console, operation).run(arguments));
  }
}
