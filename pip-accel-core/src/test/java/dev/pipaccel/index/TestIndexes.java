package dev.pipaccel.index;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.http.TestTransport;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.Transports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes index clients for tests, all over one memory and one clock.
final class TestIndexes {
  final TestTransport transport = new TestTransport().retries(1);
  final MemoryPages memory = new MemoryPages();
  Instant now = Instant.parse("2024-06-01T00:00:00Z");
  List<String> trusted = List.of();
  Set<String> refresh = Set.of();
  boolean offline;

  IndexClient client(List<String> indexUrls, List<String> findLinks) throws Exception {
    Transport connections = offline ? Transports.offline() : transport.create();
    return new IndexClient(
        new IndexSettings(indexUrls, false, findLinks, refresh, Optional.empty()),
        trusted,
        connections,
        memory,
        () -> now,
        transport.report());
  }

  IndexClient index(Object... urls) throws Exception {
    return client(List.of(urls).stream().map(Object::toString).toList(), List.of());
  }
}
