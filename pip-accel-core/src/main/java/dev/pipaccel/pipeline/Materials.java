package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildChain;
import dev.pipaccel.build.BuildOptions;
import dev.pipaccel.build.SourceTree;
import dev.pipaccel.config.BuildSettings;
import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.index.MetadataReader;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.CandidateContext;
import dev.pipaccel.wheel.TreeStore;
import dev.pipaccel.wheel.WheelReader;
import dev.pipaccel.wheel.WheelTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// What an index's files hold: their metadata, cheaply if it can be had so, and their wheels,
/// fetched or built. Safe for use by several threads.
final class Materials {
  private final ArchiveFetcher fetcher;
  private final MetadataReader metadataReader;
  private final TreeStore trees;
  private final SourceBuilds builds;
  private final BuildSettings settings;
  private final boolean editables;
  private final BuildChain chain;
  private final Report report;

  /// @param editables whether what the user wants editable is built so
  /// @param chain the builds that wait for this
  Materials(
      ArchiveFetcher fetcher,
      MetadataReader metadataReader,
      TreeStore trees,
      SourceBuilds builds,
      BuildSettings settings,
      boolean editables,
      BuildChain chain,
      Report report) {
    this.fetcher = fetcher;
    this.metadataReader = metadataReader;
    this.trees = trees;
    this.builds = builds;
    this.settings = settings;
    this.editables = editables;
    this.chain = chain;
    this.report = report;
  }

  /// Returns the core metadata of an index's file.
  CoreMetadata metadata(ProjectFile file, CandidateContext context)
      throws PipAccelException, InterruptedException {
    requireNamedHash(file, context.hashes());
    if (!file.link().isWheel()) {
      return builds.metadata(origin(file), label(file), options(context.root()));
    }
    Optional<CoreMetadata> early = earlyMetadata(file);
    if (early.isPresent()) {
      return early.get();
    }
    return metadataOfWheel(fetch(file));
  }

  /// Returns the core metadata of an index's wheel if that takes no fetching of the whole wheel.
  Optional<CoreMetadata> earlyMetadata(ProjectFile file) throws PipAccelException {
    Optional<CoreMetadata> unpacked = unpackedMetadata(file);
    if (unpacked.isPresent() || fetcher.isInDestination(file.link())) {
      return unpacked;
    }
    if (!file.link().isFile() && fetcher.has(file.link(), file.hashes())) {
      return Optional.empty();
    }
    try (Report.Span _ = report.time(Phase.METADATA, file.filename())) {
      if (fetcher.isShared(file.link(), file.hashes())) {
        return metadataReader.remembered(file);
      }
      return metadataReader.metadata(file);
    }
  }

  /// The index's own hashes are compared with the user's by the resolver; one of an algorithm that
  /// the index does not name is compared with the file itself.
  private void requireNamedHash(ProjectFile file, List<Hash> wanted)
      throws PipAccelException, InterruptedException {
    if (wanted.isEmpty() || wanted.stream().anyMatch(hash -> isNamed(file, hash))) {
      return;
    }
    FileHashCheck.require(fetch(file).path(), wanted, file.filename());
  }

  private static boolean isNamed(ProjectFile file, Hash wanted) {
    return file.hashes().stream().anyMatch(hash -> hash.algorithm().equals(wanted.algorithm()));
  }

  private Optional<CoreMetadata> unpackedMetadata(ProjectFile file) throws PipAccelException {
    Optional<WheelTree> tree = sha256(file).flatMap(trees::find);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    var metadata =
        tree.get().directory().resolve(tree.get().manifest().distInfo()).resolve("METADATA");
    try {
      return Optional.of(MetadataFiles.parse(Files.readAllBytes(metadata), file.filename()));
    } catch (IOException e) {
      trees.setAside(tree.get(), metadata + " cannot be read (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  /// Returns the core metadata of a wheel on this machine.
  CoreMetadata metadataOfWheel(FetchedArchive wheel) throws PipAccelException {
    return MetadataFiles.parse(contentOf(wheel), wheel.filename());
  }

  /// Returns the METADATA of a wheel on this machine.
  String metadataTextOfWheel(FetchedArchive wheel) throws PipAccelException {
    return new String(contentOf(wheel), StandardCharsets.UTF_8);
  }

  private byte[] contentOf(FetchedArchive wheel) throws PipAccelException {
    try (WheelReader reader = WheelReader.open(wheel.path(), report)) {
      return reader
          .metadata()
          .orElseThrow(() -> new MetadataException(wheel.filename() + " has no METADATA file"));
    } catch (IOException e) {
      throw new IndexException(
          "Could not read " + wheel.path() + ": " + FileFailures.describe(e), e);
    }
  }

  /// Tells whether what a file holds is in the store.
  boolean isHere(ProjectFile file) {
    if (file.link().isFile() || fetcher.has(file.link(), file.hashes())) {
      return true;
    }
    return sha256(file).filter(sha256 -> isReady(file, sha256)).isPresent()
        || fetcher.isShared(file.link(), file.hashes());
  }

  private boolean isReady(ProjectFile file, String sha256) {
    return file.link().isWheel()
        ? trees.find(sha256).isPresent()
        : builds.keptDigest(origin(file, sha256), options(Optional.empty())).isPresent();
  }

  /// Fetches the wheel's tree, or builds it.
  WheelTree tree(ProjectFile file, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    if (!file.link().isWheel()) {
      SourceOrigin origin = origin(file);
      BuildOptions options = options(root);
      // What has been unpacked need not be read again to be verified.
      Optional<WheelTree> built = builds.keptDigest(origin, options).flatMap(trees::find);
      return built.isPresent() ? built.get() : unpack(builds.wheel(origin, label(file), options));
    }
    Optional<WheelTree> known = sha256(file).flatMap(trees::find);
    return known.isPresent() ? known.get() : unpack(fetch(file));
  }

  /// Fetches a file as the index has it.
  FetchedArchive archive(ProjectFile file) throws PipAccelException, InterruptedException {
    return fetch(file);
  }

  /// Fetches a wheel, or builds one.
  FetchedArchive wheel(ProjectFile file, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return file.link().isWheel()
        ? fetch(file)
        : builds.wheel(origin(file), label(file), options(root));
  }

  /// Tells whether a wheel of the file will have to be built.
  boolean isToBeBuilt(ProjectFile file, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    return !file.link().isWheel() && builds.keptDigest(origin(file), options(root)).isEmpty();
  }

  /// Returns the sources of a source distribution.
  SourceTree sources(ProjectFile file, String requirement)
      throws PipAccelException, InterruptedException {
    return builds.sources(origin(file), requirement);
  }

  /// Returns the whole METADATA of an index's file, as text.
  String metadataText(ProjectFile file, Optional<RootRequirement> root)
      throws PipAccelException, InterruptedException {
    if (!file.link().isWheel()) {
      return builds.metadataText(origin(file), label(file), options(root));
    }
    Optional<byte[]> read = metadataReader.content(file);
    return read.isPresent()
        ? new String(read.get(), StandardCharsets.UTF_8)
        : metadataTextOfWheel(fetch(file));
  }

  /// Returns the digest by which a report tells a file: the index's own, else that of the file.
  ///
  /// @param needed false: where a file need not have been fetched, none is as good
  List<Hash> reportedHashes(ProjectFile file, boolean needed)
      throws PipAccelException, InterruptedException {
    if (!file.hashes().isEmpty()) {
      return List.of(file.hashes().getFirst());
    }
    if (file.link().hash().isPresent()) {
      return List.of(file.link().hash().get());
    }
    boolean metadataOnly =
        file.link().isWheel() && file.metadata().isPresent() && !file.link().isFile();
    return metadataOnly && !needed ? List.of() : List.of(new Hash("sha256", fetch(file).sha256()));
  }

  /// Returns the tree of a wheel on this machine.
  WheelTree unpack(FetchedArchive wheel) throws PipAccelException {
    try (Report.Span _ = report.time(Phase.UNPACKING, wheel.filename())) {
      return trees.unpack(wheel.path(), wheel.sha256());
    } catch (IOException e) {
      throw new IndexException(
          "Could not unpack " + wheel.filename() + ": " + FileFailures.describe(e), e);
    }
  }

  /// How messages and logs call the sources in a file.
  private static String label(ProjectFile file) {
    try {
      SourceFilename source = SourceFilename.parse(file.filename());
      return source.name() + "==" + source.version();
    } catch (SyntaxException e) {
      return file.filename();
    }
  }

  private FetchedArchive fetch(ProjectFile file) throws PipAccelException, InterruptedException {
    return fetcher.fetch(file.link(), file.hashes(), file.size(), true);
  }

  private SourceOrigin origin(ProjectFile file) throws PipAccelException, InterruptedException {
    Optional<String> sha256 = sha256(file);
    return origin(file, sha256.isPresent() ? sha256.get() : fetch(file).sha256());
  }

  private SourceOrigin origin(ProjectFile file, String sha256) {
    return new SourceOrigin.Archive(
        sha256,
        file.filename(),
        file.link().urlWithoutFragment(),
        true,
        file.link().subdirectory(),
        () -> fetch(file));
  }

  /// Returns how a requirement's sources are built.
  BuildOptions options(Optional<RootRequirement> root) {
    ConfigSettings configSettings =
        root.map(RootRequirement::configSettings).orElse(ConfigSettings.NONE);
    boolean editable = editables && root.map(RootRequirement::editable).orElse(false);
    return new BuildOptions(
        editable, settings.isolation(), settings.checkDependencies(), configSettings, chain);
  }

  /// Returns what the metadata of an index's file depends on beside the file itself: for a source
  /// archive what a build gave, else the empty text. Empty if the file may change.
  Optional<String> metadataState(ProjectFile file, Optional<RootRequirement> root) {
    Optional<String> sha256 = file.link().isFile() ? Optional.empty() : sha256(file);
    return sha256.map(digest ->
        file.link().isWheel()
            ? ""
            : builds.rememberedMetadata(origin(file, digest), options(root)));
  }

  private static Optional<String> sha256(ProjectFile file) {
    return file.hashes().stream().filter(Hash::isSha256).map(Hash::digest).findFirst();
  }
}
