package dev.pipaccel.cli;

import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.share.BackendException;
import dev.pipaccel.share.BackendOpener;
import dev.pipaccel.share.CacheBackend;
import dev.pipaccel.share.RemoteEviction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// `pip-accel cache gc`: makes room in every shared cache that may be written and tells what it
/// has.
final class SharedCacheEviction {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;

  private SharedCacheEviction() {}

  static int run(Invocation invocation, SharedCacheSettings settings, BackendOpener opener)
      throws PipAccelException {
    Instant now = Instant.now();
    RemoteEviction.Limits limits = limits(invocation, now);
    boolean dryRun = invocation.values().isOn("dry_run");
    int result = SUCCESS;
    for (SharedCacheSettings.Backend place : settings.backends()) {
      String shown = BackendOpener.shown(place.place());
      Optional<CacheBackend> opened =
          place.mode().writes() ? opener.open(place.place()) : Optional.empty();
      if (opened.isEmpty()) {
        invocation.console().say(shown + ": left as it is");
        continue;
      }
      try (CacheBackend backend = opened.get()) {
        RemoteEviction.Result done = new RemoteEviction(backend, dryRun).run(limits, now);
        invocation
            .console()
            .say(
                "%s: %s %d of %d things, %s of %s"
                    .formatted(
                        shown,
                        dryRun ? "would delete" : "deleted",
                        done.deleted(),
                        done.found(),
                        CacheCommand.size(done.deletedBytes()),
                        CacheCommand.size(done.foundBytes())));
      } catch (BackendException e) {
        invocation.console().error(shown + ": " + e.getMessage());
        result = FAILURE;
      }
    }
    return result;
  }

  private static RemoteEviction.Limits limits(Invocation invocation, Instant now)
      throws UsageException {
    Optional<String> size = invocation.values().text("max_size");
    Optional<String> age = invocation.values().text("max_age");
    if (size.isEmpty() && age.isEmpty()) {
      throw UsageException.refused("Please provide --max-size, --max-age or both");
    }
    OptionalLong bytes =
        size.isPresent()
            ? OptionalLong.of(Quantities.bytes("--max-size", size.get()))
            : OptionalLong.empty();
    Optional<Duration> time =
        age.isPresent() ? Optional.of(Quantities.time("--max-age", age.get())) : Optional.empty();
    return new RemoteEviction.Limits(bytes, time.map(now::minus));
  }
}
