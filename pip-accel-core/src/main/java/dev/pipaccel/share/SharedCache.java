package dev.pipaccel.share;

import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.http.Payload;
import dev.pipaccel.report.Report;
import dev.pipaccel.share.Counters.Event;
import dev.pipaccel.share.StoreKey.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The shared cache of one run: several backends, asked in order. What an earlier one lacked and a
/// later one had is stored in the earlier one, too. Blobs are believed by their digest and records
/// by their signature, whichever backend they come from; a failure of a backend means that there is
/// nothing. Safe for use by several threads.
public final class SharedCache implements AutoCloseable {
  private static final Duration SETTLING = Duration.ofMillis(300);

  private final SharedCacheSettings settings;
  private final List<Member> members;
  private final Trust trust;
  private final Report report;
  private final Transfers transfers;
  private final Outbox outbox;
  private final JointRecords records;
  private final Leases leases;
  private final Map<Sighting, Boolean> sightings = new ConcurrentHashMap<>();

  SharedCache(SharedCacheSettings settings, List<Member> members, Trust trust, Report report) {
    this(settings, members, trust, SETTLING, report);
  }

  /// @param settling after which another machine's record is no longer on its way
  SharedCache(
      SharedCacheSettings settings,
      List<Member> members,
      Trust trust,
      Duration settling,
      Report report) {
    this.settings = settings;
    this.members = List.copyOf(members);
    this.trust = trust;
    this.report = report;
    this.transfers = new Transfers(new Watch(settings.timeout()));
    this.outbox = new Outbox(report);
    this.records = new JointRecords(transfers, trust, settling);
    this.leases = new Leases(transfers, settings.buildWait(), report);
  }

  /// What is known of one thing at one backend.
  private record Sighting(Member member, StoreKey key) {}

  /// Opens the shared cache that settings describe; nothing is connected to yet.
  ///
  /// @throws ConfigurationException if a place or key cannot be used
  public static SharedCache open(SharedCacheSettings settings, BackendOpener opener, Report report)
      throws ConfigurationException {
    Trust trust = Trust.of(settings);
    List<Member> members = new ArrayList<>();
    for (SharedCacheSettings.Backend backend : settings.backends()) {
      Optional<CacheBackend> opened = opener.open(backend.place());
      opened.ifPresent(usable -> members.add(new Member(usable, backend.mode(), report)));
    }
    if (!members.isEmpty() && !trust.believesAny()) {
      report.warn(
          "The shared cache serves nothing but archives whose hash is known: there are no"
              + " trusted-keys, and allow-unsigned is not set");
    }
    return new SharedCache(settings, members, trust, report);
  }

  /// Tells whether a blob seems to be in some backend, without fetching it.
  public boolean has(String sha256) {
    StoreKey key = StoreKey.blob(sha256);
    for (Member member : members) {
      if (sightings.getOrDefault(new Sighting(member, key), false)) {
        return true;
      }
      if (member.isReadable() && !isKnownToLack(member, key)) {
        Optional<Boolean> there = transfers.contains(member, key);
        there.ifPresent(answer -> saw(member, key, answer));
        if (there.orElse(false)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Brings a blob to a file of this machine, which appears only when it is whole and verified.
  ///
  /// @return whether it is there
  /// @throws IOException if the file cannot be written
  public boolean bring(String sha256, Path target) throws IOException {
    StoreKey key = StoreKey.blob(sha256);
    for (Member member : members) {
      if (!member.isReadable() || isKnownToLack(member, key)) {
        continue;
      }
      try (PendingFile file = PendingFile.beside(target)) {
        boolean there = transfers.blob(member, key, file);
        saw(member, key, there);
        if (there) {
          file.replaceTarget();
          return true;
        }
      }
    }
    return false;
  }

  /// Returns what a believed record says; empty if there is none. Only builds are asked for again,
  /// since they may come while this machine waits.
  public Optional<byte[]> record(StoreKey key) {
    if (!trust.believesAny()) {
      return Optional.empty();
    }
    List<Member> lacking = new ArrayList<>();
    for (Member member : members) {
      if (member.isReadable() && (key.kind() == Kind.BUILD || !isKnownToLack(member, key))) {
        Optional<byte[]> bytes = transfers.record(member, key);
        Optional<byte[]> content = bytes.flatMap(found -> trust.open(key, found));
        saw(member, key, content.isPresent());
        if (content.isPresent()) {
          member.count(Event.HITS, 1);
          Payload payload = Payload.of(bytes.orElseThrow());
          lacking.forEach(earlier -> outbox.later(() -> transfers.put(earlier, key, payload)));
          return content;
        }
        if (bytes.isPresent()) {
          member.count(Event.REJECTED, 1);
          report.verbose(member.backend().name() + " has a record that is not trusted: " + key);
        }
      }
      lacking.add(member);
    }
    return Optional.empty();
  }

  /// Stores a blob when the work is done, wherever it is not known to be.
  public void offer(String sha256, Path file) {
    for (Member member : members) {
      if (!sightings.getOrDefault(new Sighting(member, StoreKey.blob(sha256)), false)) {
        outbox.later(() -> put(member, StoreKey.blob(sha256), file));
      }
    }
  }

  /// Stores a record when the work is done, if anybody could believe it.
  public void offer(StoreKey key, byte[] content) {
    if (trust.makesRecords()) {
      Payload record = Payload.of(trust.seal(key, content));
      members.forEach(member -> outbox.later(() -> transfers.put(member, key, record)));
    }
  }

  /// Stores a blob and, if it is there, joins what a record says of it with what the backend's
  /// record says already.
  ///
  /// @param joining returns the whole content; empty if there is nothing to be added
  /// @param afterwards runs when all that could be stored is
  public void offerNow(
      StoreKey key,
      String sha256,
      Path file,
      Function<Optional<byte[]>, Optional<byte[]>> joining,
      Runnable afterwards) {
    outbox.now(() -> {
      List<Member> joined = List.of();
      try {
        if (trust.makesRecords()) {
          joined =
              members.stream()
                  .filter(member ->
                      put(member, StoreKey.blob(sha256), file)
                          && records.join(member, key, joining))
                  .toList();
        }
      } finally {
        afterwards.run();
      }
      joined.forEach(member -> records.makeLast(member, key, joining));
    });
  }

  private boolean put(Member member, StoreKey key, Path file) {
    if (!member.isWritable()) {
      return false;
    }
    if (!isKnownToLack(member, key) && transfers.contains(member, key).orElse(false)) {
      return true;
    }
    try {
      return transfers.put(member, key, Payload.of(file));
    } catch (IOException e) {
      report.verbose("Cannot store " + file + ": " + e.getMessage());
      member.lacks();
      return false;
    }
  }

  private void saw(Member member, StoreKey key, boolean there) {
    sightings.put(new Sighting(member, key), there);
  }

  private boolean isKnownToLack(Member member, StoreKey key) {
    return !sightings.getOrDefault(new Sighting(member, key), true);
  }

  /// Returns when this machine should build something, because no other does, or because another
  /// has done so.
  ///
  /// @param arrived tells whether the result has come meanwhile
  public Lease awaitTurn(StoreKey build, String what, Leases.Arrival arrived)
      throws InterruptedException, IOException {
    Optional<Member> keeper =
        trust.makesRecords()
            ? members.stream()
                .filter(member -> member.isReadable() && member.isWritable())
                .findFirst()
            : Optional.empty();
    return keeper.isPresent()
        ? leases.await(
            keeper.get(), new StoreKey(StoreKey.Kind.LEASE, build.digest()), what, arrived)
        : Lease.none();
  }

  /// Notes that a build was not needed, because its result was here.
  ///
  /// @param sha256 of the wheel that came
  public void saved(String sha256, long milliseconds) {
    for (Member member : members) {
      if (sightings.getOrDefault(new Sighting(member, StoreKey.blob(sha256)), false)) {
        member.count(Event.MILLISECONDS_SAVED, milliseconds);
        return;
      }
    }
  }

  /// Returns what happened at each backend, by its name.
  public Map<String, Counters> counters() {
    Map<String, Counters> all = new LinkedHashMap<>();
    members.forEach(member -> all.put(member.backend().name(), member.counters()));
    return all;
  }

  /// Stores what is still to be stored, for a bounded time; nothing can be stored afterwards.
  ///
  /// @return whether all that was to be stored is, wherever it was to be and at one place at least
  public boolean finish() {
    List<Member> filled = members.stream().filter(Member::isToBeFilled).toList();
    return outbox.close(settings.uploadTimeout())
        && !filled.isEmpty()
        && filled.stream().allMatch(Member::isWhole);
  }

  /// Does so, and closes all backends.
  @Override
  public void close() {
    outbox.close(settings.uploadTimeout());
    transfers.close();
    members.forEach(member -> member.backend().close());
  }
}
