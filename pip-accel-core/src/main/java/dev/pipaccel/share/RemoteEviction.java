package dev.pipaccel.share;

import dev.pipaccel.cache.BuildRecord;
import dev.pipaccel.share.CacheBackend.Content;
import dev.pipaccel.share.StoreKey.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Makes room in a backend that tells what it has: first goes what was stored longest ago. A
/// build's record goes before the wheels that only it names, and no wheel goes while a record names
/// it; a reader who holds a record already finds a wheel missing at worst, and builds.
public final class RemoteEviction {
  /// After which a probe or lease was forgotten by whoever made it. Before that it is somebody's,
  /// whatever the limits are: who loses a lease builds what another builds.
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final CacheBackend backend;
  private final boolean dryRun;

  /// @param dryRun whether nothing is deleted
  public RemoteEviction(CacheBackend backend, boolean dryRun) {
    this.backend = backend;
    this.dryRun = dryRun;
  }

  /// What is to be left.
  ///
  /// @param bytes of all that is stored
  /// @param storedAfter older things go
  public record Limits(OptionalLong bytes, Optional<Instant> storedAfter) {}

  /// What was done.
  public record Result(int found, long foundBytes, int deleted, long deletedBytes) {}

  private record Item(StoreKey key, long size, Instant stored) {}

  /// Deletes what is beyond the limits.
  ///
  /// @throws BackendException if the store does not tell what it has, or deletes nothing
  public Result run(Limits limits, Instant now) throws BackendException {
    Map<StoreKey, Item> items = new HashMap<>();
    CacheBackend.Visitor visitor =
        (key, size, stored) -> items.put(key, new Item(key, size, stored));
    for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.BLOB))) {
      backend.list(kind, visitor);
    }
    // Last, since a wheel is there before its record is: what is stored meanwhile is whole.
    backend.list(Kind.BLOB, visitor);
    Map<StoreKey, Set<StoreKey>> named = new HashMap<>();
    Map<StoreKey, Integer> names = new HashMap<>();
    for (StoreKey key : items.keySet()) {
      if (key.kind() == Kind.BUILD) {
        Set<StoreKey> blobs = blobs(key);
        blobs.retainAll(items.keySet());
        named.put(key, blobs);
        blobs.forEach(blob -> names.merge(blob, 1, Integer::sum));
      }
    }
    long total = items.values().stream().mapToLong(Item::size).sum();
    int deleted = 0;
    long left = total;
    for (List<Item> unit : units(items, named, names)) {
      Item first = unit.getFirst();
      boolean old =
          limits.storedAfter().isPresent() && first.stored().isBefore(limits.storedAfter().get());
      boolean tooMuch = limits.bytes().isPresent() && left > limits.bytes().getAsLong();
      boolean goes =
          switch (first.key().kind()) {
            case LEASE, PROBE -> first.stored().isBefore(now.minus(FORGOTTEN));
            case BUILD -> old || tooMuch || named.getOrDefault(first.key(), Set.of()).isEmpty();
            case BLOB, PAGE, METADATA -> old || tooMuch;
          };
      if (goes) {
        for (Item item : unit) {
          if (!dryRun) {
            backend.delete(item.key());
          }
          deleted++;
          left -= item.size();
        }
      }
    }
    return new Result(items.size(), total, deleted, total - left);
  }

  /// Returns what goes together, in the order in which it goes: a blob together with the last
  /// record that names it, after it.
  private static List<List<Item>> units(
      Map<StoreKey, Item> items, Map<StoreKey, Set<StoreKey>> named, Map<StoreKey, Integer> names) {
    List<List<Item>> units = new ArrayList<>();
    for (Item item : items.values().stream().sorted(Comparator.comparing(Item::stored)).toList()) {
      if (names.containsKey(item.key())) {
        continue;
      }
      List<Item> unit = new ArrayList<>(List.of(item));
      for (StoreKey blob : named.getOrDefault(item.key(), Set.of())) {
        if (names.merge(blob, -1, Integer::sum) == 0) {
          unit.add(items.get(blob));
        }
      }
      units.add(unit);
    }
    return units;
  }

  /// Returns the wheels that a record names, whoever signed it.
  private Set<StoreKey> blobs(StoreKey key) throws BackendException {
    Set<StoreKey> blobs = new HashSet<>();
    Optional<Content> found = backend.get(key);
    if (found.isEmpty()) {
      return blobs;
    }
    try (Content content = found.get()) {
      byte[] bytes = content.stream().readNBytes(SharedRecord.LIMIT);
      SharedRecord.parse(bytes)
          .flatMap(record -> record.content(key))
          .map(BuildVariants::decode)
          .orElse(List.of())
          .stream()
          .map(BuildRecord::sha256)
          .filter(StoreKey::isDigest)
          .forEach(sha256 -> blobs.add(StoreKey.blob(sha256)));
      return blobs;
    } catch (IOException e) {
      throw HttpAnswers.brokenOff(e);
    }
  }
}
