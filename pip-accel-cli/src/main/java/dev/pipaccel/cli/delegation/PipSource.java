package dev.pipaccel.cli.delegation;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.auth.IndexUrls;
import dev.pipaccel.auth.KeyringUse;
import dev.pipaccel.cache.ArchiveStore;
import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.Quarantine;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Downloader;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.Transports;
import dev.pipaccel.index.IndexClient;
import dev.pipaccel.index.PageMemory;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Where kept pips come from: the store of archives, and behind it the configured index.
final class PipSource implements AutoCloseable {
  private static final String USER_AGENT = "pip-accel";

  private final Cache cache;
  private final KeptPips pips;

  private PipSource(Cache cache, KeptPips pips) {
    this.cache = cache;
    this.pips = pips;
  }

  static PipSource open(
      Settings settings, ProcessFacts facts, Path temporaryDirectory, Report report)
      throws PipAccelException {
    Cache cache =
        settings.cache().enabled()
            ? Cache.open(
                settings.cache().downloadRoot(),
                settings.cache().dataRoot(),
                temporaryDirectory,
                report)
            : Cache.disabled(temporaryDirectory, report);
    Transport transport = transport(settings, facts, report);
    IndexClient index =
        new IndexClient(
            settings.index(),
            settings.network().trustedHosts(),
            transport,
            PageMemory.none(),
            InstantSource.system(),
            report);
    return new PipSource(
        cache,
        new StoredPips(
            new ArchiveStore(cache, new Quarantine(cache, report)),
            index,
            new Downloader(transport, settings.network().resumeRetries()),
            report));
  }

  private static Transport transport(Settings settings, ProcessFacts facts, Report report)
      throws PipAccelException {
    if (settings.accel().offline()) {
      return Transports.offline();
    }
    CredentialStore credentials =
        new CredentialStore(
            new IndexUrls(settings.index().indexUrls()),
            facts.environment(),
            new KeyringUse(Optional.empty(), false),
            Optional.empty(),
            report);
    return Transports.create(
        settings.network(), facts.environment(), credentials, USER_AGENT, report);
  }

  KeptPips pips() {
    return pips;
  }

  @Override
  public void close() {
    cache.close();
  }
}
