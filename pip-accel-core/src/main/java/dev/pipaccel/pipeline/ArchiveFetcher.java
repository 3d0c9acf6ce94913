package dev.pipaccel.pipeline;

import dev.pipaccel.cache.ArchiveStore;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.cache.FlatViews;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.http.DownloadedFile;
import dev.pipaccel.http.Downloader;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Brings archives to this machine: from the archive store where their SHA-256 is known and there,
/// else by a download that the store keeps. One archive is fetched once, also by several processes
/// at a time. Safe for use by several threads.
final class ArchiveFetcher {
  private static final String SHA256 = "sha256";
  private final ArchiveStore store;
  private final FlatViews views;
  private final CacheLocks locks;
  private final Downloader downloader;
  private final int attempts;
  private final Report report;
  private final OnceMap<String, FetchedArchive> fetched = new OnceMap<>();

  /// @param attempts how often a download is begun (`max-retries`), at least once
  ArchiveFetcher(
      ArchiveStore store,
      FlatViews views,
      CacheLocks locks,
      Downloader downloader,
      int attempts,
      Report report) {
    this.store = store;
    this.views = views;
    this.locks = locks;
    this.downloader = downloader;
    this.attempts = attempts;
    this.report = report;
  }

  /// Tells whether an archive with this digest is in the store.
  boolean has(List<Hash> hashes) {
    return sha256(hashes).map(store::contains).orElse(false);
  }

  /// Fetches an archive.
  ///
  /// @param anyOf the digests one of which it must have
  /// @param fromIndex whether an index or find-links place named it, which shows it in `sources/`
  FetchedArchive fetch(Link link, List<Hash> anyOf, OptionalLong size, boolean fromIndex)
      throws PipAccelException, InterruptedException {
    Optional<String> sha256 = sha256(anyOf);
    String key = sha256.orElseGet(() -> Digests.sha256(link.url()));
    return fetched.get(key, () -> fetchOnce(key, link, sha256, anyOf, size, fromIndex));
  }

  private FetchedArchive fetchOnce(
      String key,
      Link link,
      Optional<String> sha256,
      List<Hash> anyOf,
      OptionalLong size,
      boolean fromIndex)
      throws PipAccelException {
    String filename = link.filename();
    Optional<FetchedArchive> known = sha256.flatMap(digest -> stored(digest, filename));
    if (known.isPresent()) {
      report.say("  Using cached " + described(filename, size));
      return known.get();
    }
    try (LockFile _ = locks.acquire("download", key, "downloading " + filename)) {
      Optional<FetchedArchive> meanwhile = sha256.flatMap(digest -> stored(digest, filename));
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      Path staged = AtomicFiles.unusedNameBeside(store.stagingDirectory().resolve(filename));
      DownloadedFile file = download(link, staged, anyOf, size);
      Path kept = store.add(file.path(), file.sha256().digest(), filename);
      if (fromIndex) {
        views.showSource(kept);
      }
      return new FetchedArchive(kept, file.sha256().digest(), filename);
    } catch (IOException e) {
      throw new IndexException("Could not keep " + filename + " from " + link + ": " + e, e);
    }
  }

  /// Starts a broken download again, as often as `max-retries` says, beyond what a single download
  /// takes up by itself; the other files are not touched.
  private DownloadedFile download(Link link, Path target, List<Hash> anyOf, OptionalLong size)
      throws PipAccelException {
    for (int attempt = 1; ; attempt++) {
      try {
        return downloader.download(link, target, anyOf, size, report);
      } catch (IndexException e) {
        boolean passing =
            e.getCause() instanceof TransportException failure && failure.isRetryable();
        if (!passing || attempt >= attempts) {
          throw e;
        }
        report.warn(e.getMessage() + "; starting again (" + attempt + " of " + attempts + ")");
      }
    }
  }

  private Optional<FetchedArchive> stored(String sha256, String filename) {
    return store.find(sha256).map(path -> new FetchedArchive(path, sha256, filename));
  }

  private static Optional<String> sha256(List<Hash> hashes) {
    Optional<String> only = Optional.empty();
    for (Hash hash : hashes) {
      if (hash.algorithm().equals(SHA256)) {
        if (only.isPresent()) {
          // Several digests will do, so none of them names the file.
          return Optional.empty();
        }
        only = Optional.of(hash.digest());
      }
    }
    return only;
  }

  /// The size as pip shows it: in kB up to 10,000, in MB beyond.
  static String described(String filename, OptionalLong bytes) {
    return bytes.isPresent() ? filename + " (" + size(bytes.getAsLong()) + ")" : filename;
  }

  private static String size(long bytes) {
    if (bytes > 1000 * 1000) {
      return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1000.0 / 1000);
    }
    if (bytes > 10 * 1000) {
      return bytes / 1000 + " kB";
    }
    if (bytes > 1000) {
      return String.format(java.util.Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }
    return bytes + " bytes";
  }
}
