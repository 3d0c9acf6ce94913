package dev.pipaccel.http;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Fetches archives. Safe for use by any number of threads.
public final class Downloader {
  /// What a file is taken to have where the index does not tell, as in HTML pages.
  private static final int TYPICAL_BYTES = 1 << 20;

  private final Transport transport;
  private final int resumeRetries;

  /// A downloader that takes up a broken download at most `resumeRetries` times.
  public Downloader(Transport transport, int resumeRetries) {
    this.transport = transport;
    this.resumeRetries = resumeRetries;
  }

  /// Fetches a file (`http`, `https` or `file`) to `target`, which appears only when it is whole
  /// and checked.
  ///
  /// @param anyOf the digests one of which the file must have; none: any content is taken
  /// @param size in bytes as the index says, empty where it does not; without digests a file of
  ///   another size is refused
  /// @throws dev.pipaccel.error.HashMismatchException if no digest is right
  /// @throws IndexException if the file cannot be had
  public DownloadedFile download(
      Link link, Path target, List<Hash> anyOf, OptionalLong size, Report report)
      throws PipAccelException {
    var digests = new FileDigests(anyOf, size.orElse(TYPICAL_BYTES));
    try (PendingFile file = PendingFile.beside(target);
        Report.Activity activity =
            report.begin("Downloading " + link.filename(), size.orElse(-1))) {
      var download = new Download(link, file, digests, activity, report);
      if (link.isFile()) {
        copy(link, download);
      } else {
        download.fetch(transport, resumeRetries);
      }
      Hash sha256 = digests.verify(link.filename() + " from " + link.redacted());
      if (anyOf.isEmpty() && size.isPresent() && size.getAsLong() != download.received()) {
        throw new IndexException(
            "%s has %d bytes, the index says %d"
                .formatted(link.redacted(), download.received(), size.getAsLong()));
      }
      file.replaceTarget();
      return new DownloadedFile(target, sha256, download.received());
    } catch (TransportException e) {
      throw new IndexException("Could not fetch " + link.redacted() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IndexException("Could not write " + FileFailures.describe(e), e);
    }
  }

  private static void copy(Link link, Download download) throws IOException, IndexException {
    Path source =
        FileUrls.path(link.url())
            .orElseThrow(() -> new IndexException("No local file: " + link.redacted()));
    try (InputStream content = Files.newInputStream(source)) {
      download.take(content);
    } catch (IOException e) {
      throw new IndexException("Could not read " + source + ": " + e.getMessage(), e);
    }
  }
}
