package dev.pipaccel.cli;

import dev.pipaccel.cli.delegation.Delegation;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.pipeline.InstallOperation;
import dev.pipaccel.pipeline.InstallRequest;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// `pip-accel install`.
final class InstallCommand implements NativeCommand {
  private final InstallOperation operation;

  /// @param operation what installs
  InstallCommand(InstallOperation operation) {
    this.operation = operation;
  }

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    Settings settings = invocation.settings();
    RequirementArguments requirements =
        InstallArguments.read(invocation.values(), invocation.arguments());
    InstallChecks.check(settings, requirements);
    Optional<String> foreign = NotNative.reason(settings, requirements);
    if (foreign.isPresent()) {
      return new Delegation(
              invocation.facts(), invocation.console(), Host.temporaryDirectory(invocation.facts()))
          .install(invocation.line().words(), invocation.main(), settings, foreign.get());
    }
    InstallRequest request =
        new InstallRequest(
            settings,
            requirements,
            invocation.facts(),
            TerminalPrompter.of(settings.network().noInput()),
            invocation.console());
    return operation.install(request);
  }
}
