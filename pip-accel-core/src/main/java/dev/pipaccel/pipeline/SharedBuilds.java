package dev.pipaccel.pipeline;

import dev.pipaccel.build.BinaryNeeds;
import dev.pipaccel.build.BuildKey;
import dev.pipaccel.cache.BuildRecord;
import dev.pipaccel.cache.BuiltWheelStore;
import dev.pipaccel.cache.KeptWheel;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.share.BuildVariants;
import dev.pipaccel.share.Lease;
import dev.pipaccel.share.StoreKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The wheels that other machines have built. Safe for use by several threads.
final class SharedBuilds {
  private final Sharing sharing;
  private final BuiltWheelStore store;
  private final Path workingFolder;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  SharedBuilds(Sharing sharing, BuiltWheelStore store, Path workingFolder) {
    this.sharing = sharing;
    this.store = store;
    this.workingFolder = workingFolder;
  }

  /// Brings a variant that may be used here into the local store, unless that was tried before.
  void bringOnce(BuildKey key, Predicate<BuildRecord> usable) throws IOException {
    if (asked.add(key.digest())) {
      bring(key, usable);
    }
  }

  /// Brings a variant that may be used here into the local store.
  ///
  /// @return whether there was one
  private boolean bring(BuildKey key, Predicate<BuildRecord> usable) throws IOException {
    Optional<byte[]> content = sharing.cache().record(key(key));
    if (content.isEmpty()) {
      return false;
    }
    for (BuildRecord record : BuildVariants.decode(content.get())) {
      if (StoreKey.isDigest(record.sha256()) && usable.test(record) && bring(key, record, usable)) {
        return true;
      }
    }
    return false;
  }

  /// What the wheel needs is read again: a record may have been made where less was looked at.
  private boolean bring(BuildKey key, BuildRecord told, Predicate<BuildRecord> usable)
      throws IOException {
    Path staged = AtomicFiles.unusedNameBeside(workingFolder.resolve("shared"));
    if (!sharing.cache().bring(told.sha256(), staged)) {
      return false;
    }
    try {
      BinaryNeeds needs = BinaryNeeds.ofWheel(staged);
      BuildRecord record = told.needing(needs.symbolVersions(), List.copyOf(needs.libraries()));
      if (!usable.test(record)) {
        return false;
      }
      KeptWheel kept = store.add(key.digest(), staged, record);
      sharing.cache().saved(record.sha256(), record.milliseconds());
      offer(kept);
      return true;
    } catch (ArchiveException noWheel) {
      return false;
    } finally {
      FileChanges.deleteIfExists(staged);
    }
  }

  /// Returns when this machine should build, or when the result of another has come into the local
  /// store.
  Lease awaitTurn(BuildKey key, SourceOrigin origin, Predicate<BuildRecord> usable)
      throws InterruptedException, IOException {
    return sharing.mayGive(origin.url())
        ? sharing.cache().awaitTurn(key(key), origin.described(), () -> bring(key, usable))
        : Lease.none();
  }

  /// Gives a wheel that was built here to others, at once, since they may wait for it.
  ///
  /// @param lease is closed when they can have it
  void give(BuildKey key, KeptWheel wheel, SourceOrigin origin, Lease lease) {
    if (sharing.mayGive(origin.url())) {
      sharing
          .cache()
          .offerNow(
              key(key),
              wheel.record().sha256(),
              wheel.file(),
              known -> BuildVariants.joined(known, wheel.record()),
              lease::close);
    } else {
      lease.close();
    }
  }

  /// Gives a wheel that was here already, where all is given.
  void giveKept(BuildKey key, KeptWheel wheel, SourceOrigin origin) {
    if (sharing.givesAll()) {
      give(key, wheel, origin, Lease.none());
    }
  }

  /// Backends that come before the one that had it get it, too.
  private void offer(KeptWheel wheel) {
    sharing.cache().offer(wheel.record().sha256(), wheel.file());
  }

  private static StoreKey key(BuildKey key) {
    return new StoreKey(StoreKey.Kind.BUILD, key.digest());
  }
}
