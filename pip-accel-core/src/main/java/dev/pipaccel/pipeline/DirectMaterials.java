package dev.pipaccel.pipeline;

import dev.pipaccel.build.SourceTree;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.CandidateContext;
import dev.pipaccel.resolver.DirectSource;
import dev.pipaccel.url.FileUrls;
import dev.pipaccel.vcs.VcsRevision;
import dev.pipaccel.vcs.VersionControl;
import dev.pipaccel.wheel.WheelTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What requirements name by URL or path: wheels, source archives, folders and repositories. Safe
/// for use by several threads.
final class DirectMaterials {
  private static final String SHA256 = "sha256";
  private final ArchiveFetcher fetcher;
  private final Materials materials;
  private final SourceBuilds builds;
  private final SourceTrees trees;
  private final VersionControl versionControl;
  private final Path editableCheckouts;
  private final OnceMap<String, Material> known = new OnceMap<>();

  /// @param editableCheckouts the folder of `--src`
  DirectMaterials(
      ArchiveFetcher fetcher,
      Materials materials,
      SourceBuilds builds,
      SourceTrees trees,
      VersionControl versionControl,
      Path editableCheckouts) {
    this.fetcher = fetcher;
    this.materials = materials;
    this.builds = builds;
    this.trees = trees;
    this.versionControl = versionControl;
    this.editableCheckouts = editableCheckouts;
  }

  /// What a link turned out to be.
  private sealed interface Material {
    record Wheel(FetchedArchive archive) implements Material {}

    record Source(SourceOrigin origin) implements Material {}
  }

  CoreMetadata metadata(DirectSource source, CandidateContext context)
      throws PipAccelException, InterruptedException {
    return switch (material(source, context.hashes(), context.root())) {
      case Material.Wheel(FetchedArchive archive) -> materials.metadataOfWheel(archive);
      case Material.Source(SourceOrigin origin) ->
          builds.metadata(origin, context.requirement(), materials.options(context.root()));
    };
  }

  /// Returns the sources behind a link; empty where it names a wheel.
  Optional<SourceTree> sources(
      DirectSource source, String requirement, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return switch (material(source, hashes, root)) {
      case Material.Wheel _ -> Optional.empty();
      case Material.Source(SourceOrigin origin) -> Optional.of(builds.sources(origin, requirement));
    };
  }

  WheelTree tree(
      DirectSource source, String requirement, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return switch (material(source, hashes, root)) {
      case Material.Wheel(FetchedArchive archive) -> materials.unpack(archive);
      case Material.Source(SourceOrigin origin) ->
          materials.unpack(builds.wheel(origin, requirement, materials.options(root)));
    };
  }

  /// What a direct source is without being built: an archive, or a folder with its project.
  sealed interface Contents {
    record Archive(FetchedArchive archive) implements Contents {}

    /// @param fetched whether the folder was checked out for this run
    record Folder(Path project, boolean fetched) implements Contents {}
  }

  /// Fetches a source as it is.
  Contents contents(DirectSource source, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return switch (material(source, hashes, root)) {
      case Material.Wheel(FetchedArchive archive) -> new Contents.Archive(archive);
      case Material.Source(SourceOrigin.Archive archive) ->
          new Contents.Archive(archive.fetch().archive());
      case Material.Source(SourceOrigin.Checkout(Path folder, var _, var subdirectory)) ->
          new Contents.Folder(subdirectory.map(folder::resolve).orElse(folder), true);
      case Material.Source(SourceOrigin.Folder(Path folder)) -> new Contents.Folder(folder, false);
    };
  }

  /// Fetches or builds a wheel.
  FetchedArchive wheel(
      DirectSource source, String requirement, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return switch (material(source, hashes, root)) {
      case Material.Wheel(FetchedArchive archive) -> archive;
      case Material.Source(SourceOrigin origin) ->
          builds.wheel(origin, requirement, materials.options(root));
    };
  }

  /// Tells whether a wheel will have to be built.
  boolean isToBeBuilt(DirectSource source, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return material(source, hashes, root) instanceof Material.Source(SourceOrigin origin)
        && builds.keptDigest(origin, materials.options(root)).isEmpty();
  }

  /// Returns the whole METADATA of a source, as text.
  String metadataText(
      DirectSource source, String requirement, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return switch (material(source, hashes, root)) {
      case Material.Wheel(FetchedArchive archive) -> materials.metadataTextOfWheel(archive);
      case Material.Source(SourceOrigin origin) ->
          builds.metadataText(origin, requirement, materials.options(root));
    };
  }

  /// Returns the `direct_url.json` of what has been prepared (PEP 610). What is editable is where
  /// it was checked out.
  DirectUrl directUrl(DirectSource source, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    Link link = source.link();
    return switch (material(source, hashes, root)) {
      case Material.Wheel(FetchedArchive archive) -> archiveUrl(link, archive.sha256());
      case Material.Source(SourceOrigin.Archive archive) -> archiveUrl(link, archive.sha256());
      case Material.Source(SourceOrigin.Checkout(Path folder, var _, var subdirectory))
          when source.editable() ->
          DirectUrl.ofDirectory(
              FileUrls.of(subdirectory.map(folder::resolve).orElse(folder)),
              true,
              Optional.empty());
      case Material.Source(SourceOrigin.Checkout(var _, VcsRevision revision, var subdirectory)) ->
          DirectUrl.ofRepository(
              revision.url(),
              new DirectUrl.Repository(
                  revision.vcs(), revision.commit(), revision.requestedRevision()),
              subdirectory);
      case Material.Source(SourceOrigin.Folder(Path folder)) when source.editable() ->
          DirectUrl.ofDirectory(FileUrls.of(folder), true, Optional.empty());
      case Material.Source(SourceOrigin.Folder _) ->
          DirectUrl.ofDirectory(link.urlWithoutFragment(), false, link.subdirectory());
    };
  }

  private static DirectUrl archiveUrl(Link link, String sha256) {
    return DirectUrl.ofArchive(
        link.urlWithoutFragment(),
        List.of(link.hash().orElse(new Hash(SHA256, sha256))),
        link.subdirectory());
  }

  String sha256(Link link) throws PipAccelException, InterruptedException {
    return fetcher.fetch(link, List.of(), OptionalLong.empty(), false).sha256();
  }

  static boolean isDirectory(Link link) {
    return link.isFile() && Files.isDirectory(ArchiveFetcher.path(link));
  }

  private Material material(DirectSource source, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return known.get(
        source.link().url() + " " + source.editable() + " " + hashes,
        () -> find(source, hashes, root));
  }

  private Material find(DirectSource source, List<Hash> hashes, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    Link link = source.link();
    if (link.isVersionControl()) {
      return checkout(source, root);
    }
    if (isDirectory(link)) {
      Path folder = ArchiveFetcher.path(link);
      Path project = link.subdirectory().map(folder::resolve).orElse(folder);
      return new Material.Source(new SourceOrigin.Folder(project));
    }
    List<Hash> wanted = hashes.isEmpty() ? link.hash().map(List::of).orElse(List.of()) : hashes;
    FetchedArchive archive = fetcher.fetch(link, wanted, OptionalLong.empty(), false);
    if (archive.isWheel()) {
      return new Material.Wheel(archive);
    }
    return new Material.Source(
        new SourceOrigin.Archive(
            archive.sha256(),
            archive.filename(),
            link.urlWithoutFragment(),
            false,
            link.subdirectory(),
            () -> archive));
  }

  private Material checkout(DirectSource source, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    Link link = source.link();
    if (source.editable()) {
      String name =
          root.flatMap(RootRequirement::requirement)
              .map(requirement -> requirement.name().text())
              .or(() -> link.egg().map(egg -> PackageName.of(egg).text()))
              .orElse(link.filename());
      Path folder = editableCheckouts.resolve(name);
      VcsRevision revision = versionControl.obtain(link, folder);
      return new Material.Source(new SourceOrigin.Checkout(folder, revision, link.subdirectory()));
    }
    Path folder = trees.unusedFolder("checkout");
    VcsRevision revision = versionControl.export(link, folder);
    return new Material.Source(new SourceOrigin.Checkout(folder, revision, link.subdirectory()));
  }
}
