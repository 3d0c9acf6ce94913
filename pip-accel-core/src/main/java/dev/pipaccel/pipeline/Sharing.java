package dev.pipaccel.pipeline;

import dev.pipaccel.cache.Totals;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.index.MetadataMemory;
import dev.pipaccel.index.PageMemory;
import dev.pipaccel.report.Report;
import dev.pipaccel.share.BackendOpener;
import dev.pipaccel.share.Bundle;
import dev.pipaccel.share.SharedCache;
import dev.pipaccel.url.Url;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a run takes from the shared cache and gives to it. What was fetched with credentials is not
/// given, unless the user wants that.
final class Sharing implements AutoCloseable {
  private final SharedCache cache;
  private final Totals totals;
  private final Transport transport;
  private final boolean sharePrivate;
  private final Set<String> given = ConcurrentHashMap.newKeySet();
  private volatile boolean givesAll;

  private Sharing(SharedCache cache, Totals totals, Transport transport, boolean sharePrivate) {
    this.cache = cache;
    this.totals = totals;
    this.transport = transport;
    this.sharePrivate = sharePrivate;
  }

  /// Opens the shared cache; empty if there is none or caches are not to be used.
  ///
  /// @param totals where it is counted what happened
  /// @param transport of the indexes, which knows where credentials are needed
  static Optional<Sharing> open(
      RequirementRequest request, Settings settings, Totals totals, Transport transport)
      throws ConfigurationException {
    if (!settings.cache().enabled()) {
      return Optional.empty();
    }
    var wanted = Bundle.behind(settings.accel().sharedCache(), settings.cache().dataRoot());
    if (wanted.backends().isEmpty()) {
      return Optional.empty();
    }
    Report report = request.report();
    var opener =
        new BackendOpener(
            wanted, settings.network(), request.facts(), settings.accel().offline(), report);
    return Optional.of(
        new Sharing(
            SharedCache.open(wanted, opener, report), totals, transport, wanted.sharePrivate()));
  }

  SharedCache cache() {
    return cache;
  }

  /// Tells whether what lies at a URL may be given to others.
  boolean mayGive(String url) {
    Url place = Url.parse(url);
    return place.isHttp() && (sharePrivate || !transport.usesCredentials(place));
  }

  /// From now on gives what is used and was here already, too.
  void giveAll() {
    givesAll = true;
  }

  boolean givesAll() {
    return givesAll;
  }

  /// Tells whether a record that was here already is to be given; the first time it is asked for.
  ///
  /// @param url where what the record is about lies
  boolean mayGiveKept(String key, String url) {
    return givesAll && mayGive(url) && given.add(key);
  }

  PageMemory behind(PageMemory local) {
    return new SharedPages(local, this, InstantSource.system());
  }

  MetadataMemory behind(MetadataMemory local) {
    return new SharedMetadata(local, this);
  }

  @Override
  public void close() {
    cache.close();
    Map<String, Map<String, Long>> counts = new HashMap<>();
    cache.counters().forEach((name, counters) -> counts.put(name, counters.named()));
    totals.add(counts);
  }
}
