package dev.pipaccel.pipeline;

import dev.pipaccel.build.BinaryNeeds;
import dev.pipaccel.build.BuildFrontend;
import dev.pipaccel.build.BuildKey;
import dev.pipaccel.build.BuildOptions;
import dev.pipaccel.build.BuildRescue;
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
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.index.MetadataMemory;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.report.QuietReport;
import dev.pipaccel.report.Report;
import dev.pipaccel.share.Lease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Turns sources into metadata and wheels, through the binary cache: what was built before under
/// the same key, with the same variables, for a system that has what it needs, is not built again.
/// Safe for use by several threads.
final class SourceBuilds {
  private static final Duration NESTED_PATIENCE = Duration.ofMinutes(15);

  private final BuildFrontend frontend;
  private final BuildRescue rescue;
  private final SourceTrees trees;
  private final BuildKeys keys;
  private final BuiltWheelStore store;
  private final BuiltMetadata remembered;
  private final FlatViews views;
  private final CacheLocks locks;
  private final SystemLibraries libraries;
  private final Map<String, String> environment;
  private final Optional<SharedBuilds> shared;
  private final Report report;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final BuildsUnderWay underWay = new BuildsUnderWay();
  private final OnceMap<String, FetchedArchive> wheels = new OnceMap<>();
  private final OnceMap<String, CoreMetadata> metadata = new OnceMap<>();

  /// @param remembered core metadata of earlier runs
  /// @param shared what other machines have built
  SourceBuilds(
      BuildFrontend frontend,
      BuildRescue rescue,
      SourceTrees trees,
      BuildKeys keys,
      Stores stores,
      MetadataMemory remembered,
      Optional<SharedBuilds> shared,
      Map<String, String> environment,
      Report report) {
    this.frontend = frontend;
    this.rescue = rescue;
    this.trees = trees;
    this.keys = keys;
    this.store = stores.builtWheels();
    this.remembered = new BuiltMetadata(remembered, environment);
    this.views = stores.views();
    this.locks = stores.locks();
    this.libraries = new SystemLibraries(environment);
    this.environment = environment;
    this.shared = shared;
    this.report = report;
  }

  /// Returns the core metadata of sources.
  CoreMetadata metadata(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    String key = key(origin, options);
    Optional<CoreMetadata> answered = metadata.answered(key);
    if (answered.isPresent()) {
      return answered.get();
    }
    try (var _ = underWay.enter(options.chain(), origin.key(), requirement)) {
      BuildOptions entered = within(origin, options);
      return metadata.get(key, () -> metadataOnce(origin, requirement, entered));
    }
  }

  private CoreMetadata metadataOnce(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    Optional<BuildKey> key = keys.of(origin, options);
    if (key.isEmpty()) {
      return frontend.metadata(trees.tree(origin, requirement), options);
    }
    Optional<CoreMetadata> known = known(key.get(), origin);
    if (known.isPresent()) {
      return known.get();
    }
    try (@Nullable LockFile _ = lock(key.get(), origin, options)) {
      Optional<CoreMetadata> meanwhile = known(key.get(), origin);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      SourceTree tree = trees.tree(origin, requirement);
      VaryList vary = VaryList.of(tree, environment);
      Optional<CoreMetadata> stated =
          StaticMetadata.of(tree)
              .or(() -> rescue.stated(tree))
              .filter(metadata -> isNamedBy(requirement, metadata));
      if (stated.isPresent()) {
        return stated.get();
      }
      CoreMetadata prepared = frontend.metadata(tree, options);
      remember(key.get(), vary, tree, options, origin);
      return prepared;
    } catch (IOException e) {
      throw new BuildException(
          "Could not lock the cache to build "
              + origin.described()
              + ": "
              + FileFailures.describe(e),
          e);
    }
  }

  /// What states another name or version than its file has cannot be relied on.
  private static boolean isNamedBy(String requirement, CoreMetadata metadata) {
    return requirement.indexOf("==") < 0
        || requirement.equals(metadata.name() + "==" + metadata.version());
  }

  private Optional<CoreMetadata> known(BuildKey key, SourceOrigin origin) throws PipAccelException {
    Optional<byte[]> content = remembered.find(key, origin);
    return content.isPresent()
        ? Optional.of(MetadataFiles.parse(content.get(), "the cache"))
        : Optional.empty();
  }

  /// Returns the digest of the metadata that is remembered of sources; empty text if there is none,
  /// as where the archive itself states it.
  String rememberedMetadata(SourceOrigin origin, BuildOptions options) {
    return keys.of(origin, options)
        .flatMap(key -> remembered.find(key, origin))
        .map(Digests::sha256)
        .orElse("");
  }

  private void remember(
      BuildKey key, VaryList vary, SourceTree tree, BuildOptions options, SourceOrigin origin)
      throws PipAccelException {
    byte[] text = frontend.metadataText(tree, options).getBytes(StandardCharsets.UTF_8);
    remembered.put(key, vary, text, origin);
  }

  /// Returns the whole METADATA of sources, as the backend makes it.
  String metadataText(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    try (var _ = underWay.enter(options.chain(), origin.key(), requirement)) {
      Optional<BuildKey> key = keys.of(origin, options);
      Optional<byte[]> known = key.flatMap(one -> remembered.find(one, origin));
      if (known.isPresent()) {
        return new String(known.get(), StandardCharsets.UTF_8);
      }
      SourceTree tree = trees.tree(origin, requirement);
      String text = frontend.metadataText(tree, within(origin, options));
      if (key.isPresent()) {
        remembered.put(
            key.get(),
            VaryList.of(tree, environment),
            text.getBytes(StandardCharsets.UTF_8),
            origin);
      }
      return text;
    }
  }

  /// Returns the SHA-256 of the kept wheel of these sources that may be used here, if there is one;
  /// the wheel itself is not looked at.
  Optional<String> keptDigest(SourceOrigin origin, BuildOptions options) {
    Optional<BuildKey> key = keys.of(origin, options);
    return key.isEmpty() ? Optional.empty() : keptDigest(key.get(), origin);
  }

  private Optional<String> keptDigest(BuildKey key, SourceOrigin origin) {
    Optional<BuildRecord> here = look(key, origin);
    if (here.isEmpty() && shared.isPresent()) {
      try {
        shared.get().bringOnce(key, record -> isUsable(record, origin));
      } catch (IOException e) {
        report.verbose("A shared wheel could not be kept: " + FileFailures.describe(e));
      }
      here = look(key, origin);
    }
    return here.map(BuildRecord::sha256);
  }

  private Optional<BuildRecord> look(BuildKey key, SourceOrigin origin) {
    return store.look(key.digest(), record -> isUsable(record, origin));
  }

  /// Returns a wheel of sources, kept or newly built.
  FetchedArchive wheel(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    String key = key(origin, options);
    Optional<FetchedArchive> answered = wheels.answered(key);
    if (answered.isPresent()) {
      return answered.get();
    }
    try (var _ = underWay.enter(options.chain(), origin.key(), requirement)) {
      BuildOptions entered = within(origin, options);
      return wheels.get(key, () -> wheelOnce(origin, requirement, entered));
    }
  }

  /// Returns the unpacked sources.
  SourceTree sources(SourceOrigin origin, String requirement)
      throws PipAccelException, InterruptedException {
    return trees.tree(origin, requirement);
  }

  private static String key(SourceOrigin origin, BuildOptions options) {
    return origin.key() + options.configSettings() + options.editable();
  }

  private static BuildOptions within(SourceOrigin origin, BuildOptions options) {
    return new BuildOptions(
        options.editable(),
        options.isolated(),
        options.checkDependencies(),
        options.configSettings(),
        options.chain().with(origin.key()));
  }

  /// Takes the lock of a build. Where another build waits for this one the patience is limited,
  /// since the holder, another process, may wait for that other one: building twice is better than
  /// waiting without end.
  private @Nullable LockFile lock(BuildKey key, SourceOrigin origin, BuildOptions options)
      throws IOException {
    String purpose = "building " + origin.described();
    return options.chain().sources().size() > 1
        ? locks.tryAcquire("build", key.digest(), purpose, NESTED_PATIENCE).orElse(null)
        : locks.acquire("build", key.digest(), purpose);
  }

  private FetchedArchive wheelOnce(SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException {
    Optional<BuildKey> key = keys.of(origin, options);
    try {
      if (key.isEmpty()) {
        BuiltWheel built = frontend.wheel(trees.tree(origin, requirement), options, trees.output());
        FetchedArchive wheel = fetched(built.path());
        tell(built, wheel.sha256(), options, wheel.path());
        rescue.built(requirement, wheel.path());
        return wheel;
      }
      Optional<FetchedArchive> kept = kept(key.get(), origin);
      if (kept.isPresent()) {
        return kept.get();
      }
      try (@Nullable LockFile _ = lock(key.get(), origin, options)) {
        Optional<FetchedArchive> meanwhile = kept(key.get(), origin);
        return meanwhile.isPresent()
            ? meanwhile.get()
            : buildInTurn(key.get(), origin, requirement, options);
      }
    } catch (IOException e) {
      throw new BuildException(
          "Could not keep the wheel of " + origin.described() + ": " + FileFailures.describe(e), e);
    }
  }

  /// Builds unless another machine of the farm does so at this moment.
  private FetchedArchive buildInTurn(
      BuildKey key, SourceOrigin origin, String requirement, BuildOptions options)
      throws PipAccelException, InterruptedException, IOException {
    if (shared.isEmpty()) {
      return archive(build(key, origin, requirement, options));
    }
    Lease lease = shared.get().awaitTurn(key, origin, record -> isUsable(record, origin));
    boolean given = false;
    try {
      Optional<FetchedArchive> came = lease.isArrived() ? kept(key, origin) : Optional.empty();
      if (came.isPresent()) {
        return came.get();
      }
      KeptWheel built = build(key, origin, requirement, options);
      given = true;
      shared.get().give(key, built, origin, lease);
      return archive(built);
    } finally {
      if (!given) {
        lease.close();
      }
    }
  }

  private static FetchedArchive archive(KeptWheel wheel) {
    return new FetchedArchive(wheel.file(), wheel.record().sha256(), wheel.record().filename());
  }

  private Optional<FetchedArchive> kept(BuildKey key, SourceOrigin origin) {
    if (shared.isPresent() && keptDigest(key, origin).isEmpty()) {
      return Optional.empty();
    }
    Optional<KeptWheel> kept = store.find(key.digest(), record -> isUsable(record, origin));
    if (shared.isPresent()) {
      kept.ifPresent(wheel -> shared.get().giveKept(key, wheel, origin));
    }
    return kept.map(SourceBuilds::archive);
  }

  private boolean isUsable(BuildRecord record, SourceOrigin origin) {
    if (!new VaryList(new TreeMap<>(record.vary()), record.cpuFeatures()).matches(environment)) {
      return false;
    }
    var needs =
        new BinaryNeeds(
            new TreeMap<>(record.neededSymbols()), new TreeSet<>(record.neededLibraries()));
    List<String> lacking = libraries.lacks(needs);
    if (!lacking.isEmpty() && refused.add(record.sha256())) {
      report.warn(
          "Not using a kept wheel of %s, which does not fit this system: %s"
              .formatted(origin.described(), String.join(", ", lacking)));
    }
    return lacking.isEmpty();
  }

  private KeptWheel build(
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
    remember(key, vary, tree, options, origin);
    tell(built, record.sha256(), options, kept.file());
    rescue.built(requirement, kept.file());
    if (origin instanceof SourceOrigin.Archive archive && archive.fromIndex()) {
      views.showBinary(kept.file());
    }
    return kept;
  }

  /// Says what pip says of a wheel that was just built.
  private void tell(BuiltWheel built, String sha256, BuildOptions options, Path kept)
      throws IOException {
    Report told = options.isNested() ? new QuietReport(report) : report;
    told.say(
        "  Created wheel for %s: filename=%s size=%d sha256=%s"
            .formatted(
                built.metadata().displayName(), kept.getFileName(), Files.size(kept), sha256));
    told.say("  Stored in directory: " + kept.getParent());
  }

  private static FetchedArchive fetched(Path wheel) throws IOException {
    return new FetchedArchive(wheel, Digests.sha256(wheel), wheel.getFileName().toString());
  }
}
