package dev.pipaccel.index;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Answers which files of a project the configured indexes and `--find-links` places have. Safe for
/// use by any number of threads; those who ask for one project at one time share the requests.
public final class IndexClient {
  private final IndexSettings settings;

  /// A client over these places.
  ///
  /// @param trustedHosts `--trusted-host`, each a host or `host:port`
  public IndexClient(
      IndexSettings settings,
      List<String> trustedHosts,
      Transport transport,
      PageMemory memory,
      InstantSource clock,
      Report report) {
    this.settings = settings;
  }

  /// Returns all files of a project. A place that fails is left out, as in pip; its outcome tells.
  public ProjectListing files(PackageName project, Freshness freshness) throws PipAccelException {
    throw new UnsupportedOperationException(settings.toString());
  }

  /// Returns all files of a project without any connection: empty unless every configured place is
  /// local or remembered.
  public Optional<ProjectListing> local(PackageName project) throws PipAccelException {
    throw new UnsupportedOperationException();
  }
}
