package dev.pipaccel.cli.delegation;

import dev.pipaccel.cache.ArchiveStore;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.DownloadedFile;
import dev.pipaccel.http.Downloader;
import dev.pipaccel.index.Freshness;
import dev.pipaccel.index.IndexClient;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Keeps the wheels of pip in the store of archives and fetches them from the configured index.
final class StoredPips implements KeptPips {
  private final ArchiveStore archives;
  private final IndexClient index;
  private final Downloader downloader;
  private final Report report;

  StoredPips(ArchiveStore archives, IndexClient index, Downloader downloader, Report report) {
    this.archives = archives;
    this.index = index;
    this.downloader = downloader;
    this.report = report;
  }

  @Override
  public Path wheel(PipRelease release) throws PipAccelException {
    Optional<Path> kept = archives.find(release.sha256(), release.filename());
    if (kept.isPresent()) {
      return kept.get();
    }
    ProjectFile file = find(release);
    try {
      Path target = archives.stagingDirectory().resolve(release.filename());
      DownloadedFile fetched =
          downloader.download(
              file.link(),
              target,
              List.of(new Hash("sha256", release.sha256())),
              file.size(),
              report);
      return archives.add(fetched.path(), release.sha256(), release.filename());
    } catch (IOException e) {
      throw new IndexException("Could not keep " + release.filename() + ": " + e.getMessage(), e);
    }
  }

  private ProjectFile find(PipRelease release) throws PipAccelException {
    for (ProjectFile file :
        index.files(PackageName.of("pip"), Freshness.REVALIDATE).files().all()) {
      if (file.filename().equals(release.filename())) {
        return file;
      }
    }
    throw new IndexException(
        "No configured index has " + release.filename() + ", which this command needs",
        null,
        "Install a pip into the environment, or configure an index that has " + release,
        null);
  }
}
