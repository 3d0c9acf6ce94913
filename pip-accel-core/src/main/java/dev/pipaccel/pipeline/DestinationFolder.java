package dev.pipaccel.pipeline;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder that `download` and `wheel` fill. What lies there under the name of an archive is
/// taken for it, unless it is known to be another one.
final class DestinationFolder {
  private final Path folder;
  private final Path workingDirectory;
  private final Report report;

  /// @param folder absolute
  /// @param workingDirectory below which paths are shown in short
  DestinationFolder(Path folder, Path workingDirectory, Report report) {
    this.folder = folder;
    this.workingDirectory = workingDirectory;
    this.report = report;
  }

  Path folder() {
    return folder;
  }

  /// Tells whether there is a file of an archive's name.
  boolean has(Link link) {
    return !link.filename().isEmpty() && Files.exists(folder.resolve(link.filename()));
  }

  /// Returns the archive that is there already. One with a wrong digest is deleted.
  ///
  /// @param anyOf the digests one of which it must have; none: any file will do
  Optional<FetchedArchive> find(Link link, List<Hash> anyOf) throws PipAccelException {
    if (!has(link)) {
      return Optional.empty();
    }
    Path file = folder.resolve(link.filename());
    report.say("  File was already downloaded " + file);
    try {
      if (anyOf.isEmpty() || FileHashCheck.passes(file, anyOf)) {
        return Optional.of(new FetchedArchive(file, Digests.sha256(file), link.filename()));
      }
      report.warn("Previously-downloaded file " + file + " has bad hash. Re-downloading.");
      FileChanges.delete(file);
      return Optional.empty();
    } catch (IOException e) {
      throw new IndexException("Could not use " + file + ": " + FileFailures.describe(e), e);
    }
  }

  /// Copies an archive here, unless there is a file of its name.
  void save(FetchedArchive archive) throws IndexException {
    Path file = folder.resolve(archive.filename());
    if (file.equals(archive.path())) {
      return;
    }
    if (Files.exists(file)) {
      report.say("  File was already downloaded " + file);
      return;
    }
    copy(archive);
    report.say("Saved " + shown(file));
  }

  /// Copies an archive here, in the place of any file of its name.
  void replace(FetchedArchive archive) throws IndexException {
    try {
      FileChanges.deleteIfExists(folder.resolve(archive.filename()));
    } catch (IOException e) {
      throw failure(archive.filename(), e);
    }
    copy(archive);
  }

  /// Returns a path as pip shows it: relative if it lies below the working directory.
  String shown(Path path) {
    return path.startsWith(workingDirectory) && !path.equals(workingDirectory)
        ? "./" + workingDirectory.relativize(path)
        : path.toString();
  }

  private void copy(FetchedArchive archive) throws IndexException {
    try {
      FileChanges.copyFile(archive.path(), folder.resolve(archive.filename()));
    } catch (IOException e) {
      throw failure(archive.filename(), e);
    }
  }

  private IndexException failure(String filename, IOException cause) {
    return new IndexException(
        "Could not put %s into %s: %s".formatted(filename, folder, FileFailures.describe(cause)),
        cause);
  }
}
