package dev.pipaccel.pipeline;

import dev.pipaccel.cache.ArchiveStore;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.cache.FlatViews;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.http.DownloadedFile;
import dev.pipaccel.http.Downloader;
import dev.pipaccel.http.FileDigests;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Brings archives to this machine: from the archive store where their SHA-256 is known and there,
/// else by a download that the store keeps. One archive is fetched once, also by several processes
/// at a time. Safe for use by several threads.
final class ArchiveFetcher {
  private final ArchiveStore store;
  private final FlatViews views;
  private final CacheLocks locks;
  private final Downloader downloader;
  private final Optional<DestinationFolder> destination;
  private final Optional<Sharing> sharing;
  private final int attempts;
  private final Report report;
  private final OnceMap<String, FetchedArchive> fetched = new OnceMap<>();

  /// @param destination where archives may lie already and will be put
  /// @param sharing the shared cache, which is asked before the index
  /// @param attempts how often a download is begun (`max-retries`), at least once
  ArchiveFetcher(
      ArchiveStore store,
      FlatViews views,
      CacheLocks locks,
      Downloader downloader,
      Optional<DestinationFolder> destination,
      Optional<Sharing> sharing,
      int attempts,
      Report report) {
    this.store = store;
    this.views = views;
    this.locks = locks;
    this.downloader = downloader;
    this.destination = destination;
    this.sharing = sharing;
    this.attempts = attempts;
    this.report = report;
  }

  /// Tells whether something of an archive's name lies where archives are put.
  boolean isInDestination(Link link) {
    return destination.filter(folder -> folder.has(link)).isPresent();
  }

  /// Tells whether an archive of this name with one of these digests is in the store.
  boolean has(Link link, List<Hash> anyOf) {
    String filename = link.filename();
    for (String sha256 : sha256s(anyOf)) {
      if (store.contains(sha256, filename)) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether an archive with one of these digests is in the shared cache alone.
  boolean isShared(Link link, List<Hash> anyOf) {
    return sharing.isPresent()
        && !link.isFile()
        && !has(link, anyOf)
        && sha256s(anyOf).stream().anyMatch(sharing.get().cache()::has);
  }

  /// Fetches an archive. A file of the user's is used where it is.
  ///
  /// @param anyOf the digests one of which it must have
  /// @param fromIndex whether an index or find-links place named it, which shows it in `sources/`
  FetchedArchive fetch(Link link, List<Hash> anyOf, OptionalLong size, boolean fromIndex)
      throws PipAccelException, InterruptedException {
    String key = key(link, anyOf);
    return fetched.get(
        key,
        () -> {
          Optional<FetchedArchive> there =
              destination.isPresent() ? destination.get().find(link, anyOf) : Optional.empty();
          if (there.isPresent()) {
            return there.get();
          }
          return link.isFile() ? local(link, anyOf) : fetchOnce(key, link, anyOf, size, fromIndex);
        });
  }

  /// Keeps an index's file that came unasked, as if it had been fetched; silently not, if it is not
  /// the right one.
  void keep(ProjectFile file, byte[] content) {
    Link link = file.link();
    var digests = new FileDigests(file.hashes(), content.length);
    digests.update(content, 0, content.length);
    if (file.size().orElse(content.length) != content.length) {
      return;
    }
    try (Report.Activity activity =
        report.begin("Downloading " + link.filename(), content.length)) {
      String sha256 = digests.verify(link.filename()).digest();
      Path staged = staged(store.stagingDirectory());
      FileChanges.write(staged, content);
      activity.advance(content.length);
      Path kept = store.add(staged, sha256, link.filename());
      views.showSource(kept);
      give(link, sha256, kept);
      fetched.get(
          key(link, file.hashes()), () -> new FetchedArchive(kept, sha256, link.filename()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PipAccelException | IOException e) {
      report.verbose("Not kept: " + link.filename() + ": " + e.getMessage());
    }
  }

  private void give(Link link, String sha256, Path kept) {
    if (sharing.isPresent() && sharing.get().mayGive(link.urlWithoutFragment())) {
      sharing.get().cache().offer(sha256, kept);
    }
  }

  private static FetchedArchive local(Link link, List<Hash> anyOf) throws PipAccelException {
    Path path = path(link);
    try {
      var archive = new FetchedArchive(path, Digests.sha256(path), link.filename());
      if (!anyOf.isEmpty()) {
        FileHashCheck.require(path, anyOf, link.redacted());
      }
      return archive;
    } catch (IOException e) {
      throw new IndexException(
          "Could not install requirement from " + link + ": " + path + " cannot be read", e);
    }
  }

  private static String key(Link link, List<Hash> anyOf) {
    List<String> sha256s = sha256s(anyOf);
    // Several digests do not tell which file it will be: only the URL does.
    return Digests.sha256(
        sha256s.size() == 1
            ? sha256s.getFirst() + " " + link.filename()
            : link.url() + " " + anyOf);
  }

  /// Returns where a `file:` link points to.
  static Path path(Link link) {
    return FileUrls.path(link.url())
        .orElseThrow(() -> new IllegalArgumentException("no path: " + link));
  }

  private FetchedArchive fetchOnce(
      String key, Link link, List<Hash> anyOf, OptionalLong size, boolean fromIndex)
      throws PipAccelException {
    List<String> sha256s = sha256s(anyOf);
    String filename = link.filename();
    Optional<FetchedArchive> known = stored(sha256s, filename);
    if (known.isPresent()) {
      report.say("  Using cached " + described(filename, size));
      if (sharing.isPresent() && sharing.get().givesAll()) {
        give(link, known.get().sha256(), known.get().path());
      }
      return known.get();
    }
    try (LockFile _ = locks.acquire("download", key, "downloading " + filename)) {
      Optional<FetchedArchive> meanwhile = stored(sha256s, filename);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      Optional<FetchedArchive> shared = shared(sha256s, filename);
      if (shared.isPresent()) {
        report.say("  Using cached " + described(filename, size));
      }
      FetchedArchive archive =
          shared.isPresent() ? shared.get() : downloaded(link, anyOf, size, filename);
      if (fromIndex) {
        views.showSource(archive.path());
      }
      give(link, archive.sha256(), archive.path());
      return archive;
    } catch (IOException e) {
      throw new IndexException(
          "Could not keep " + filename + " from " + link + ": " + FileFailures.describe(e), e);
    }
  }

  private FetchedArchive downloaded(Link link, List<Hash> anyOf, OptionalLong size, String filename)
      throws PipAccelException, IOException {
    DownloadedFile file = download(link, anyOf, size);
    String sha256 = file.sha256().digest();
    return new FetchedArchive(store.add(file.path(), sha256, filename), sha256, filename);
  }

  private Optional<FetchedArchive> shared(List<String> sha256s, String filename)
      throws IOException {
    if (sharing.isEmpty()) {
      return Optional.empty();
    }
    for (String sha256 : sha256s) {
      Path staged = staged(store.stagingDirectory());
      if (sharing.get().cache().bring(sha256, staged)) {
        return Optional.of(
            new FetchedArchive(store.add(staged, sha256, filename), sha256, filename));
      }
    }
    return Optional.empty();
  }

  /// A store that is full is no reason to fail: there is another place, for this run.
  private DownloadedFile download(Link link, List<Hash> anyOf, OptionalLong size)
      throws PipAccelException, IOException {
    Path staging = store.stagingDirectory();
    try {
      return retrying(link, staged(staging), anyOf, size);
    } catch (IndexException e) {
      if (!(e.getCause() instanceof IOException cause) || !isFailedWrite(cause)) {
        throw e;
      }
      store.leaveStagingDirectory(cause);
      Path other = store.stagingDirectory();
      if (other.equals(staging)) {
        throw e;
      }
      return retrying(link, staged(other), anyOf, size);
    }
  }

  /// Starts a broken download again, as often as `max-retries` says, beyond what a single download
  /// takes up by itself; the other files are not touched.
  private DownloadedFile retrying(Link link, Path target, List<Hash> anyOf, OptionalLong size)
      throws PipAccelException {
    for (int attempt = 1; ; attempt++) {
      try (Report.Span _ = report.time(Phase.DOWNLOAD, link.filename())) {
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

  private static Path staged(Path staging) {
    return AtomicFiles.unusedNameBeside(staging.resolve("archive"));
  }

  private static boolean isFailedWrite(IOException failure) {
    return !(failure instanceof TransportException
        || failure instanceof ClosedByInterruptException);
  }

  private Optional<FetchedArchive> stored(List<String> sha256s, String filename) {
    for (String sha256 : sha256s) {
      Optional<Path> path = store.find(sha256, filename);
      if (path.isPresent()) {
        return Optional.of(new FetchedArchive(path.get(), sha256, filename));
      }
    }
    return Optional.empty();
  }

  private static List<String> sha256s(List<Hash> hashes) {
    List<String> digests = new ArrayList<>(hashes.size());
    for (Hash hash : hashes) {
      if (hash.isSha256()) {
        digests.add(hash.digest());
      }
    }
    return digests;
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
