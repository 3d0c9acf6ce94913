package dev.pipaccel.pipeline;

import dev.pipaccel.build.BinaryNeeds;
import dev.pipaccel.build.BuildChain;
import dev.pipaccel.build.BuildFrontend;
import dev.pipaccel.build.BuildKey;
import dev.pipaccel.build.BuildOptions;
import dev.pipaccel.build.BuiltWheel;
import dev.pipaccel.build.SourceTree;
import dev.pipaccel.build.StaticMetadata;
import dev.pipaccel.build.SystemLibraries;
import dev.pipaccel.build.VaryList;
import dev.pipaccel.cache.BuildRecord;
import dev.pipaccel.cache.BuiltWheelStore;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.cache.FlatViews;
import dev.pipaccel.cache.KeptWheel;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns sources into metadata and wheels, through the binary cache: what was built before under
/// the same key, with the same variables, for a system that has what it needs, is not built again.
/// Safe for use by several threads.
final class SourceBuilds {
  private final BuildFrontend frontend;
  private final SourceTrees trees;
  private final BuildKeys keys;
  private final BuiltWheelStore store;
  private final BuiltMetadata remembered;
  private final FlatViews views;
  private final CacheLocks locks;
  private final SystemLibraries libraries;
  private final Map<String, String> environment;
  private final Report report;
  private final OnceMap<String, FetchedArchive> wheels = new OnceMap<>();
  private final OnceMap<String, CoreMetadata> metadata = new OnceMap<>();

  SourceBuilds(
      BuildFrontend frontend,
      SourceTrees trees,
      BuildKeys keys,
      Stores stores,
      Map<String, String> environment,
      Report report) {
    this.frontend = frontend;
    this.trees = trees;
    this.keys = keys;
    this.store = stores.builtWheels();
    this.remembered = new BuiltMetadata(stores.metadata(), environment);
    this.views = stores.views();
    this.locks = stores.locks();
    this.libraries = new SystemLibraries(environment);
    this.environment = environment;
    this.report = report;
  }

  /// Returns the core metadata of sources.
  CoreMetadata metadata(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    BuildOptions entered = entered(origin, requirement, options);
    return metadata.get(
        origin.key() + options.configSettings() + options.editable(),
        () -> metadataOnce(origin, requirement, entered));
  }

  private CoreMetadata metadataOnce(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    Optional<BuildKey> key = keys.of(origin, options);
    if (key.isEmpty()) {
      return frontend.metadata(trees.tree(origin, requirement), options);
    }
    Optional<CoreMetadata> known = known(key.get());
    if (known.isPresent()) {
      return known.get();
    }
    try (LockFile _ =
        locks.acquire("build", key.get().digest(), "building " + origin.described())) {
      Optional<CoreMetadata> meanwhile = known(key.get());
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      SourceTree tree = trees.tree(origin, requirement);
      VaryList vary = VaryList.of(tree, environment);
      Optional<CoreMetadata> stated = StaticMetadata.of(tree);
      if (stated.isPresent()) {
        return stated.get();
      }
      CoreMetadata prepared = frontend.metadata(tree, options);
      remembered.put(key.get(), vary, MetadataFiles.format(prepared));
      return prepared;
    } catch (IOException e) {
      throw new BuildException(
          "Could not lock the cache to build " + origin.described() + ": " + e, e);
    }
  }

  private Optional<CoreMetadata> known(BuildKey key) throws PipAccelException {
    Optional<byte[]> content = remembered.find(key);
    return content.isPresent()
        ? Optional.of(MetadataFiles.parse(content.get(), "the cache"))
        : Optional.empty();
  }

  /// Tells whether a wheel of these sources is kept that may be used here.
  boolean has(SourceOrigin origin, BuildOptions options) {
    return keys.of(origin, options).flatMap(key -> kept(key, origin)).isPresent();
  }

  /// Returns a wheel of sources, kept or newly built.
  FetchedArchive wheel(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    BuildOptions entered = entered(origin, requirement, options);
    return wheels.get(
        origin.key() + options.configSettings() + options.editable(),
        () -> wheelOnce(origin, requirement, entered));
  }

  /// Sources whose build environment needs a wheel of themselves would wait for themselves.
  private static BuildOptions entered(SourceOrigin origin, String requirement, BuildOptions options)
      throws BuildException {
    BuildChain chain = options.chain();
    if (chain.contains(origin.key())) {
      throw new BuildException(
          requirement + " is already being built: it needs itself in its build environment");
    }
    return new BuildOptions(
        options.editable(),
        options.isolated(),
        options.checkDependencies(),
        options.configSettings(),
        chain.with(origin.key()));
  }

  private FetchedArchive wheelOnce(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    Optional<BuildKey> key = keys.of(origin, options);
    try {
      if (key.isEmpty()) {
        return fetched(
            frontend.wheel(trees.tree(origin, requirement), options, trees.output()).path());
      }
      Optional<FetchedArchive> kept = kept(key.get(), origin);
      if (kept.isPresent()) {
        return kept.get();
      }
      try (LockFile _ =
          locks.acquire("build", key.get().digest(), "building " + origin.described())) {
        Optional<FetchedArchive> meanwhile = kept(key.get(), origin);
        return meanwhile.isPresent()
            ? meanwhile.get()
            : build(key.get(), origin, requirement, options);
      }
    } catch (IOException e) {
      throw new BuildException("Could not keep the wheel of " + origin.described() + ": " + e, e);
    }
  }

  private Optional<FetchedArchive> kept(BuildKey key, SourceOrigin origin) {
    return store
        .find(key.digest(), record -> isUsable(record, origin))
        .map(wheel ->
            new FetchedArchive(wheel.file(), wheel.record().sha256(), wheel.record().filename()));
  }

  private boolean isUsable(BuildRecord record, SourceOrigin origin) {
    if (!new VaryList(new TreeMap<>(record.vary()), record.cpuFeatures()).matches(environment)) {
      return false;
    }
    var needs =
        new BinaryNeeds(
            new TreeMap<>(record.neededSymbols()), new TreeSet<>(record.neededLibraries()));
    List<String> lacking = libraries.lacks(needs);
    if (!lacking.isEmpty()) {
      report.verbose(
          "The kept wheel of "
              + origin.described()
              + " does not fit this system: "
              + String.join(", ", lacking));
    }
    return lacking.isEmpty();
  }

  private FetchedArchive build(
      BuildKey key, SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException, IOException {
    SourceTree tree = trees.tree(origin, requirement);
    VaryList vary = VaryList.of(tree, environment);
    long start = System.nanoTime();
    BuiltWheel built = frontend.wheel(tree, options, trees.output());
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    BinaryNeeds needs = BinaryNeeds.ofWheel(built.path());
    var record =
        new BuildRecord(
            built.path().getFileName().toString(),
            Digests.sha256(built.path()),
            Files.size(built.path()),
            vary.digests(),
            vary.cpuFeatures(),
            needs.symbolVersions(),
            List.copyOf(needs.libraries()),
            origin.described(),
            built.buildRequirements(),
            milliseconds);
    KeptWheel kept = store.add(key.digest(), built.path(), record);
    remembered.put(key, vary, MetadataFiles.format(built.metadata()));
    if (origin instanceof SourceOrigin.Archive archive && archive.fromIndex()) {
      views.showBinary(kept.file());
    }
    return new FetchedArchive(kept.file(), record.sha256(), record.filename());
  }

  private static FetchedArchive fetched(Path wheel) throws IOException {
    return new FetchedArchive(wheel, Digests.sha256(wheel), wheel.getFileName().toString());
  }
}
