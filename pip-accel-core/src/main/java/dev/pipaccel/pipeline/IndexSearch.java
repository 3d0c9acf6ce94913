package dev.pipaccel.pipeline;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.index.FoundRelease;
import dev.pipaccel.index.SearchService;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project that an index's search service found.
///
/// @param name as the index has it
/// @param summary of the highest version
/// @param latest the highest version as the index writes it
/// @param preRelease whether that is a pre-release
/// @param installed the version that the environment has of the project
public record IndexSearch(
    String name, String summary, String latest, boolean preRelease, Optional<Version> installed) {

  /// Searches an index.
  ///
  /// @param url that of the service; empty for pip's
  /// @return what was found, in the index's order
  public static List<IndexSearch> find(
      List<String> words, Optional<String> url, RequirementRequest request)
      throws PipAccelException, InterruptedException {
    try (var startup = Startup.open(request.settings(), request.facts(), request.report());
        var processes = new ProcessRunner();
        Transport transport =
            Session.transport(request, request.settings(), startup.interpreter(), processes)) {
      String service =
          url.orElse(Url.parse(IndexSettings.DEFAULT_INDEX_URL).resolve("pypi").toString());
      Map<String, Best> projects = new LinkedHashMap<>();
      for (FoundRelease release : new SearchService(transport, service).search(words)) {
        projects.merge(release.name(), Best.of(release), Best::higher);
      }
      var installed = InstalledDistributions.in(startup.interpreter(), request.report());
      List<IndexSearch> found = new ArrayList<>(projects.size());
      for (Best best : projects.values()) {
        found.add(best.among(installed));
      }
      return found;
    }
  }

  /// The highest version so far; of equal ones the first.
  private record Best(FoundRelease release, Version version) {
    static Best of(FoundRelease release) throws IndexException {
      try {
        return new Best(release, Version.parse(release.version()));
      } catch (SyntaxException e) {
        throw new IndexException("Invalid version of " + release.name() + ": " + e.getMessage(), e);
      }
    }

    Best higher(Best other) {
      return other.version.compareTo(version) > 0 ? other : this;
    }

    IndexSearch among(InstalledDistributions environment) throws PipAccelException {
      Optional<InstalledDistribution> installed = environment.find(PackageName.of(release.name()));
      return new IndexSearch(
          release.name(),
          release.summary(),
          release.version(),
          version.pre().isPresent(),
          installed.isPresent() ? Optional.of(installed.get().version()) : Optional.empty());
    }
  }
}
