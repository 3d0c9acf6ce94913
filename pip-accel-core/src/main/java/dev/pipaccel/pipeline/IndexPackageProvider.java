package dev.pipaccel.pipeline;

import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.CandidateContext;
import dev.pipaccel.resolver.DirectSource;
import dev.pipaccel.resolver.PackageProvider;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Answers the resolver from the caches, the index and the sources that requirements name.
final class IndexPackageProvider implements PackageProvider {
  private final IndexFiles files;
  private final Materials materials;
  private final DirectMaterials direct;
  private final Path workingDirectory;
  private final Background background;
  private final Report report;

  IndexPackageProvider(
      IndexFiles files,
      Materials materials,
      DirectMaterials direct,
      Path workingDirectory,
      Background background,
      Report report) {
    this.files = files;
    this.materials = materials;
    this.direct = direct;
    this.workingDirectory = workingDirectory;
    this.background = background;
    this.report = report;
  }

  @Override
  public ProjectFiles files(PackageName project) throws PipAccelException {
    return uninterrupted(() -> files.of(project));
  }

  @Override
  public Optional<String> lockFile(PackageName project) {
    return files.lockFile(project);
  }

  @Override
  public CoreMetadata metadata(ProjectFile file, CandidateContext context)
      throws PipAccelException {
    return uninterrupted(() -> materials.metadata(file, context));
  }

  @Override
  public CoreMetadata directMetadata(DirectSource source, CandidateContext context)
      throws PipAccelException {
    return uninterrupted(() -> direct.metadata(source, context));
  }

  @Override
  public Hash sha256(Link link) throws PipAccelException {
    return new Hash("sha256", uninterrupted(() -> direct.sha256(link)));
  }

  @Override
  public boolean isDirectory(Link link) {
    return DirectMaterials.isDirectory(link);
  }

  @Override
  public String display(Link link) {
    if (!link.isFile()) {
      return link.redacted();
    }
    Path path = ArchiveFetcher.path(link);
    return path.startsWith(workingDirectory) && !path.equals(workingDirectory)
        ? "./" + workingDirectory.relativize(path)
        : path.toString();
  }

  @Override
  public List<String> hints(PackageName project) {
    return files.hints(project);
  }

  @Override
  public void prefetch(Collection<PackageName> projects) {
    for (PackageName project : projects) {
      background.start(() -> prefetch(project));
    }
  }

  private void prefetch(PackageName project) {
    try {
      files.of(project);
    } catch (PipAccelException e) {
      report.verbose("Asking ahead for " + project + " failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<CoreMetadata> earlyMetadata(ProjectFile file) throws PipAccelException {
    return materials.earlyMetadata(file);
  }

  /// The resolver knows no interrupts: one ends the run as the user's cancelling.
  static <V> V uninterrupted(OnceMap.Work<V> work) throws PipAccelException {
    try {
      return work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
