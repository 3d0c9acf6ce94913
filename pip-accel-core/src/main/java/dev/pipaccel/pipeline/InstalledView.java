package dev.pipaccel.pipeline;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.InstalledPackage;
import java.util.Optional;

/// An installed distribution as the resolver sees it.
record InstalledView(InstalledDistribution distribution) implements InstalledPackage {
  @Override
  public PackageName name() {
    return distribution.name();
  }

  @Override
  public Version version() throws PipAccelException {
    return distribution.version();
  }

  @Override
  public CoreMetadata metadata() throws PipAccelException {
    return distribution.metadata();
  }

  @Override
  public Optional<String> stamp() {
    return distribution.stamp();
  }

  @Override
  public String location() {
    return distribution.location().toString();
  }

  @Override
  public boolean isEditable() {
    return distribution.editableLocation().isPresent();
  }

  @Override
  public boolean isInUserSite() {
    return distribution.isInUserSite();
  }

  @Override
  public boolean isInSitePackages() {
    return distribution.isInSitePackages();
  }
}
