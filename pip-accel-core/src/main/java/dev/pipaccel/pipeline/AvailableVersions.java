package dev.pipaccel.pipeline;

import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.UsableFiles;
import java.util.List;
import java.util.Optional;

/// Which versions of a project the indexes have for an environment.
///
/// @param versions newest first; none if there is no such project or nothing that fits
/// @param installed what the environment has of it
public record AvailableVersions(List<Version> versions, Optional<Version> installed) {
  /// Copies the list.
  public AvailableVersions {
    versions = List.copyOf(versions);
  }

  /// Asks the configured indexes.
  public static AvailableVersions find(PackageName project, RequirementRequest request)
      throws PipAccelException, InterruptedException {
    Settings settings = request.settings();
    try (var startup = Startup.open(settings, request.facts(), request.report());
        var processes = new ProcessRunner();
        Transport transport =
            Session.transport(request, settings, startup.interpreter(), processes)) {
      TargetPlatform platform = TargetPlatform.of(startup.interpreter(), settings.target());
      var nothing = RequirementSet.EMPTY;
      var usable =
          new UsableFiles(
              platform.tags(),
              platform.python(),
              ResolverSettings.of(
                  settings, nothing, false, startup.interpreter().isVirtualEnvironment()));
      IndexFiles files = IndexFiles.unpinned(request, startup, transport);
      var versions = usable.versions(project, files.of(project).all());
      Optional<InstalledDistribution> installed =
          InstalledDistributions.in(startup.interpreter(), request.report()).find(project);
      return new AvailableVersions(
          List.copyOf(versions),
          installed.isPresent() ? Optional.of(installed.get().version()) : Optional.empty());
    }
  }
}
