package dev.pipaccel.http;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Fetches archives. Safe for use by any number of threads.
public final class Downloader {
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
  /// @param size in bytes as the index says, empty where it does not
  public DownloadedFile download(
      Link link, Path target, List<Hash> anyOf, OptionalLong size, Report report)
      throws PipAccelException {
    throw new UnsupportedOperationException(transport + " " + resumeRetries);
  }
}
