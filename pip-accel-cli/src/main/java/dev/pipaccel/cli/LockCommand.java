package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.pipeline.LockPipeline;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// `pip-accel lock`.
final class LockCommand implements NativeCommand {
  private static final String USUAL_FILE = "pylock.toml";

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    RequirementArguments requirements = RequirementInput.arguments(invocation);
    RequirementChecks.check("lock", invocation.settings(), requirements);
    return new LockPipeline(invocation.values().text("output_file").orElse(USUAL_FILE))
        .run(RequirementInput.request(invocation, requirements, Optional.empty()));
  }
}
