package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.pipeline.RequirementOperation;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// `pip-accel install`.
final class InstallCommand implements NativeCommand {
  private final RequirementOperation operation;

  /// @param operation what installs
  InstallCommand(RequirementOperation operation) {
    this.operation = operation;
  }

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    RequirementArguments requirements = RequirementInput.arguments(invocation);
    InstallChecks.check(invocation.settings(), requirements);
    return operation.run(RequirementInput.request(invocation, requirements, Optional.empty()));
  }
}
