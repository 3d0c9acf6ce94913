package dev.pipaccel.pipeline;

import dev.pipaccel.config.Settings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.resolver.NewestFiles;
import dev.pipaccel.resolver.NewestFiles.Newest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the indexes what there is to upgrade to.
public final class NewestVersions {
  private final RequirementRequest request;
  private final Startup startup;

  /// @param request whose settings and console are used, its requirements are not
  public NewestVersions(RequirementRequest request, Startup startup) {
    this.request = request;
    this.startup = startup;
  }

  /// Returns the best file of each project; projects that have none are left out. All are asked for
  /// at the same time.
  public Map<PackageName, Newest> of(List<PackageName> projects)
      throws PipAccelException, InterruptedException {
    Settings settings = request.settings();
    try (var processes = new ProcessRunner();
        Transport transport =
            Session.transport(request, settings, startup.interpreter(), processes)) {
      IndexFiles files = IndexFiles.unpinned(request, startup, transport);
      TargetPlatform platform = TargetPlatform.of(startup.interpreter());
      NewestFiles newest =
          new NewestFiles(
              platform.tags(), platform.python(), ResolverSettings.ofBuilds(settings, false));
      List<Optional<Newest>> best =
          Parallel.map(projects, project -> newest.of(project, files.of(project).all()));
      Map<PackageName, Newest> found = new HashMap<>();
      for (int i = 0; i < best.size(); i++) {
        PackageName project = projects.get(i);
        best.get(i).ifPresent(file -> found.put(project, file));
      }
      return found;
    }
  }
}
