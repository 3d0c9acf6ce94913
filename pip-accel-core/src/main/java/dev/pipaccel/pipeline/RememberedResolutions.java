package dev.pipaccel.pipeline;

import dev.pipaccel.cache.RecordStore;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.index.PageVersion;
import dev.pipaccel.index.Standing;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.resolver.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers of the resolver by what it was asked for. One serves again as long as all that it came
/// from is the same: the pages of the indexes, asked for all at once where the resolver would ask;
/// what is installed; and what builds gave. Everything else hangs on digests that the pages name.
final class RememberedResolutions {
  private final RecordStore store;
  private final IndexFiles files;
  private final Materials materials;
  private final boolean userSite;
  private final Report report;

  RememberedResolutions(
      RecordStore store, IndexFiles files, Materials materials, boolean userSite, Report report) {
    this.store = store;
    this.files = files;
    this.materials = materials;
    this.userSite = userSite;
    this.report = report;
  }

  /// Returns the answer to a question, if it still holds, and says what was said on the way to it.
  Optional<Resolution> find(
      String question, List<RootRequirement> roots, InstalledPackages installed)
      throws PipAccelException, InterruptedException {
    Optional<KnownResolution> known =
        store.find(question).flatMap(record -> ResolutionReader.read(record, roots, installed));
    if (known.isEmpty() || !holds(known.get(), roots, installed)) {
      return Optional.empty();
    }
    report.verbose("All that an earlier answer came from is as it was");
    known.get().lines().forEach(line -> line.sayTo(report));
    return Optional.of(known.get().resolution());
  }

  /// Remembers an answer.
  void put(String question, List<RootRequirement> roots, KnownResolution known) {
    ResolutionWriter.write(known, roots).ifPresent(record -> store.put(question, record));
  }

  private boolean holds(
      KnownResolution known, List<RootRequirement> roots, InstalledPackages installed)
      throws PipAccelException, InterruptedException {
    ResolutionBasis basis = known.basis();
    if (!isInstalledTheSame(basis, installed)) {
      return false;
    }
    for (ResolutionBasis.Source source : basis.sources()) {
      Optional<RootRequirement> root =
          source.root() < 0 ? Optional.empty() : Optional.of(roots.get(source.root()));
      if (!materials.metadataState(source.file(), root).equals(Optional.of(source.metadata()))) {
        return false;
      }
    }
    return arePagesTheSame(basis, chosenFiles(known.resolution()));
  }

  private boolean isInstalledTheSame(ResolutionBasis basis, InstalledPackages installed) {
    try {
      for (Map.Entry<PackageName, String> entry : basis.installed().entrySet()) {
        String now = ResolutionWitness.description(installed.find(entry.getKey()), userSite);
        if (!now.equals(entry.getValue())) {
          return false;
        }
      }
      return true;
    } catch (PipAccelException e) {
      // What cannot be read is the resolver's to tell of, if it matters.
      return false;
    }
  }

  private boolean arePagesTheSame(ResolutionBasis basis, Map<PackageName, ProjectFile> chosen)
      throws PipAccelException, InterruptedException {
    List<Map.Entry<PackageName, List<PageVersion>>> due = new ArrayList<>();
    for (Map.Entry<PackageName, List<PageVersion>> entry : basis.pages().entrySet()) {
      PackageName project = entry.getKey();
      Optional<ProjectFile> file = Optional.ofNullable(chosen.get(project));
      switch (files.standing(project, entry.getValue(), file)) {
        case Standing.CURRENT -> {}
        case Standing.DUE -> due.add(entry);
        case Standing.REPLACED -> {
          return false;
        }
      }
    }
    // All are asked for, though one that has changed would tell: the others will be needed.
    return due.isEmpty()
        || !Parallel.map(due, entry -> files.confirm(entry.getKey(), entry.getValue()))
            .contains(false);
  }

  private static Map<PackageName, ProjectFile> chosenFiles(Resolution resolution) {
    Map<PackageName, ProjectFile> chosen = new HashMap<>();
    for (Pin pin : resolution.install()) {
      if (pin.origin() instanceof Origin.FromIndex(ProjectFile file)) {
        chosen.put(pin.name(), file);
      }
    }
    return chosen;
  }
}
