package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.index.PageVersion;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.CandidateContext;
import dev.pipaccel.resolver.DirectSource;
import dev.pipaccel.resolver.InstalledPackage;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.PackageProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between the resolver and what it asks, and notes what its answer depends on. Safe for use
/// by several threads.
final class ResolutionWitness implements PackageProvider, InstalledPackages {
  private final PackageProvider provider;
  private final InstalledPackages installed;
  private final IndexFiles files;
  private final Materials materials;
  private final List<RootRequirement> roots;
  private final boolean userSite;
  private final Map<PackageName, List<PageVersion>> pages = new ConcurrentHashMap<>();
  private final Set<PackageName> searched = ConcurrentHashMap.newKeySet();
  private final Map<PackageName, Optional<InstalledPackage>> found = new ConcurrentHashMap<>();
  private final Map<Link, ResolutionBasis.Source> sources = new ConcurrentHashMap<>();
  private volatile boolean lasting = true;

  ResolutionWitness(
      PackageProvider provider,
      InstalledPackages installed,
      IndexFiles files,
      Materials materials,
      List<RootRequirement> roots,
      boolean userSite) {
    this.provider = provider;
    this.installed = installed;
    this.files = files;
    this.materials = materials;
    this.roots = roots;
    this.userSite = userSite;
  }

  /// Returns what the answer depends on; empty if some of that cannot be told, or may change
  /// without being noticed.
  Optional<ResolutionBasis> basis() {
    SortedMap<PackageName, List<PageVersion>> needed = new TreeMap<>(pages);
    needed.keySet().retainAll(searched);
    if (!lasting || needed.values().stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    SortedMap<PackageName, String> descriptions = new TreeMap<>();
    try {
      for (Map.Entry<PackageName, Optional<InstalledPackage>> entry : found.entrySet()) {
        descriptions.put(entry.getKey(), description(entry.getValue(), userSite));
      }
    } catch (PipAccelException e) {
      // What cannot be read cannot be compared.
      return Optional.empty();
    }
    return Optional.of(new ResolutionBasis(needed, descriptions, List.copyOf(sources.values())));
  }

  /// Says all that the resolver may want to know of an installed distribution.
  ///
  /// @param userSite whether the user's site directory is installed into: only then it matters
  ///   which of the sites a distribution lies in, for which paths have to be followed
  static String description(Optional<InstalledPackage> installed, boolean userSite)
      throws PipAccelException {
    if (installed.isEmpty()) {
      return "";
    }
    InstalledPackage found = installed.get();
    String sites = userSite ? found.isInUserSite() + " " + found.isInSitePackages() : "";
    Optional<String> stamp = found.stamp();
    return stamp.isPresent()
        ? stamp.get() + "\n" + sites
        : String.join(
            "\n",
            found.version().toString(),
            found.location(),
            found.isEditable() + " " + sites,
            found.metadata().toString());
  }

  @Override
  public Optional<InstalledPackage> find(PackageName project) {
    return found.computeIfAbsent(project, installed::find);
  }

  @Override
  public ProjectFiles files(PackageName project) throws PipAccelException {
    ProjectFiles answer = provider.files(project);
    pages.put(project, files.pages(project));
    return answer;
  }

  @Override
  public void searched(PackageName project) {
    searched.add(project);
    provider.searched(project);
  }

  @Override
  public CoreMetadata metadata(ProjectFile file, CandidateContext context)
      throws PipAccelException {
    CoreMetadata answer = provider.metadata(file, context);
    note(file, context.root());
    return answer;
  }

  @Override
  public Optional<CoreMetadata> earlyMetadata(ProjectFile file) throws PipAccelException {
    note(file, Optional.empty());
    return provider.earlyMetadata(file);
  }

  private void note(ProjectFile file, Optional<RootRequirement> root) {
    Optional<String> state = materials.metadataState(file, root);
    int place = root.map(roots::indexOf).orElse(-1);
    if (state.isEmpty() || (root.isPresent() && place < 0)) {
      lasting = false;
    } else if (!file.link().isWheel()) {
      sources.put(file.link(), new ResolutionBasis.Source(file, place, state.get()));
    }
  }

  @Override
  public CoreMetadata directMetadata(DirectSource source, CandidateContext context)
      throws PipAccelException {
    lasting = false;
    return provider.directMetadata(source, context);
  }

  @Override
  public Hash sha256(Link link) throws PipAccelException {
    lasting = false;
    return provider.sha256(link);
  }

  @Override
  public boolean isDirectory(Link link) {
    if (link.isFile()) {
      lasting = false;
    }
    return provider.isDirectory(link);
  }

  @Override
  public Optional<String> lockFile(PackageName project) {
    return provider.lockFile(project);
  }

  @Override
  public String display(Link link) {
    return provider.display(link);
  }

  @Override
  public List<String> hints(PackageName project) {
    return provider.hints(project);
  }

  @Override
  public void prefetch(Collection<PackageName> projects) {
    provider.prefetch(projects);
  }
}
