package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildKey;
import dev.pipaccel.cache.BuildRecord;
import dev.pipaccel.cache.BuildRecordJson;
import dev.pipaccel.cache.BuiltWheelStore;
import dev.pipaccel.cache.KeptWheel;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.share.Lease;
import dev.pipaccel.share.StoreKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The wheels that other machines have built. A shared record holds the variants that are known
/// under one build key, one JSON object a line, the newest first. Safe for use by several threads.
final class SharedBuilds {
  private static final int MOST_VARIANTS = 16;
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
    for (BuildRecord record : decode(content.get())) {
      if (StoreKey.isDigest(record.sha256()) && usable.test(record) && bring(key, record)) {
        return true;
      }
    }
    return false;
  }

  private boolean bring(BuildKey key, BuildRecord record) throws IOException {
    Path staged = AtomicFiles.unusedNameBeside(workingFolder.resolve("shared"));
    if (!sharing.cache().bring(record.sha256(), staged)) {
      return false;
    }
    try {
      KeptWheel kept = store.add(key.digest(), staged, record);
      sharing.cache().saved(record.sha256(), record.milliseconds());
      offer(kept);
      return true;
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
              known -> Optional.of(joined(known, wheel.record())),
              lease::close);
    } else {
      lease.close();
    }
  }

  /// Backends that come before the one that had it get it, too.
  private void offer(KeptWheel wheel) {
    sharing.cache().offer(wheel.record().sha256(), wheel.file());
  }

  private static StoreKey key(BuildKey key) {
    return new StoreKey(StoreKey.Kind.BUILD, key.digest());
  }

  private static byte[] joined(Optional<byte[]> known, BuildRecord added) {
    List<BuildRecord> records = new ArrayList<>(List.of(added));
    for (BuildRecord record : known.map(SharedBuilds::decode).orElse(List.of())) {
      boolean replaced =
          record.vary().equals(added.vary())
              && record.cpuFeatures().equals(added.cpuFeatures())
              && record.neededSymbols().equals(added.neededSymbols())
              && record.neededLibraries().equals(added.neededLibraries());
      if (!replaced && records.size() < MOST_VARIANTS) {
        records.add(record);
      }
    }
    var bytes = new ByteArrayOutputStream();
    for (BuildRecord record : records) {
      bytes.writeBytes(BuildRecordJson.encode(record));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  /// A line that cannot be read was written by another version, and is left out.
  private static List<BuildRecord> decode(byte[] content) {
    List<BuildRecord> records = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        try {
          records.add(BuildRecordJson.decode(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
          continue;
        }
      }
    }
    return records;
  }
}
