package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.pipeline.DownloadPipeline;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// `pip-accel download`.
final class DownloadCommand implements NativeCommand {
  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    RequirementArguments requirements = RequirementInput.arguments(invocation);
    RequirementChecks.checkForeignTarget(invocation.settings(), requirements);
    RequirementChecks.check("download", invocation.settings(), requirements);
    String folder = invocation.values().text("download_dir").orElse(".");
    return new DownloadPipeline()
        .run(
            RequirementInput.request(
                invocation, requirements, Optional.of(invocation.facts().path(folder))));
  }
}
