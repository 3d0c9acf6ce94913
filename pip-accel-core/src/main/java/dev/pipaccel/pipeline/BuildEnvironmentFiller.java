package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildChain;
import dev.pipaccel.build.BuildRequirementsInstaller;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.requirement.Requirement;
import java.nio.file.Path;
import java.util.List;

/// Fills build environments by the same way as any other: resolve, prepare, install. The run is
/// known only after the frontend that needs this has been made.
final class BuildEnvironmentFiller implements BuildRequirementsInstaller {
  private volatile BuildRequirementsInstaller way =
      (requirements, prefix, chain) -> {
        throw new IllegalStateException("the run has not been set up");
      };

  void use(BuildRequirementsInstaller installer) {
    way = installer;
  }

  @Override
  public void install(List<Requirement> requirements, Path prefix, BuildChain chain)
      throws PipAccelException {
    way.install(requirements, prefix, chain);
  }
}
