package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;

/// A wheel of a universe, installed.
///
/// @param project the name as written
record InstalledWheel(
    Universe universe, String filename, String project, String text, boolean isEditable)
    implements InstalledPackage {
  @Override
  public PackageName name() {
    return PackageName.of(project);
  }

  @Override
  public Version version() {
    return Version.of(text);
  }

  @Override
  public CoreMetadata metadata() throws PipAccelException {
    return universe.metadataOf(filename);
  }

  @Override
  public String location() {
    return "/env/lib";
  }

  @Override
  public boolean isInUserSite() {
    return false;
  }

  @Override
  public boolean isInSitePackages() {
    return true;
  }
}
