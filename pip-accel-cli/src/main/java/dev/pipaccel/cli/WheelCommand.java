package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.pipeline.WheelPipeline;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// `pip-accel wheel`.
final class WheelCommand implements NativeCommand {
  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    RequirementArguments requirements = RequirementInput.arguments(invocation);
    RequirementChecks.check("wheel", invocation.settings(), requirements);
    String folder = invocation.values().text("wheel_dir").orElse(".");
    return new WheelPipeline()
        .run(
            RequirementInput.request(
                invocation, requirements, Optional.of(invocation.facts().path(folder))));
  }
}
