package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildChain;
import dev.pipaccel.build.BuildRequirementsInstaller;
import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.install.InstallPlan;
import dev.pipaccel.install.Installer;
import dev.pipaccel.install.ScriptCompiler;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.report.QuietReport;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Installs the requirements of builds into the prefixes of their environments, from the same
/// caches and indexes as everything else.
final class NestedInstalls implements BuildRequirementsInstaller {
  private final Session session;
  private final List<RootRequirement> constraints;

  NestedInstalls(Session session, List<RootRequirement> constraints) {
    this.session = session;
    this.constraints = List.copyOf(constraints);
  }

  @Override
  public void install(List<Requirement> requirements, Path prefix, BuildChain chain)
      throws PipAccelException {
    Interpreter interpreter = session.interpreter();
    var report = new QuietReport(session.report());
    var roots =
        requirements.stream()
            .map(requirement -> RootRequirement.of(requirement, Optional.empty(), false))
            .toList();
    var resolving =
        new Resolving(
            session,
            RequirementSet.of(roots, constraints),
            TargetPlatform.of(interpreter),
            chain,
            report);
    Resolution resolution =
        resolving.resolve(
            InstalledPackages.none(),
            ResolverSettings.ofBuilds(session.settings(), interpreter.isVirtualEnvironment()));
    try {
      List<InstallPlan.Step> steps = resolving.prepare(resolution.install(), Optional.empty());
      var target = new InstallTarget(interpreter.schemes().prefix(prefix), false, Optional.empty());
      new Installer(interpreter, ScriptCompiler.none(), session.facts().environment(), report)
          .execute(new InstallPlan(target, steps, false));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
