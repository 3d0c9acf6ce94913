package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildSource;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.vcs.VcsRevision;
import java.nio.file.Path;
import java.util.Optional;

/// Where sources that are to be built come from.
sealed interface SourceOrigin {
  /// Returns a text that names the same sources within this run, and no others.
  String key();

  /// Returns what names the sources beyond this run; empty if a built wheel must not be kept.
  Optional<BuildSource> reusable();

  /// Returns the file name or place, for people.
  String described();

  /// Returns where the sources were fetched from; empty for what is nobody else's business.
  default String url() {
    return "";
  }

  /// A source archive, which is only fetched if it has to be built.
  ///
  /// @param sha256 lower-case hexadecimal
  record Archive(
      String sha256,
      String filename,
      String url,
      boolean fromIndex,
      Optional<String> subdirectory,
      Fetch fetch)
      implements SourceOrigin {
    @Override
    public String key() {
      return "archive:" + sha256 + "#" + subdirectory.orElse("");
    }

    @Override
    public Optional<BuildSource> reusable() {
      return Optional.of(new BuildSource.Archive(sha256, subdirectory));
    }

    @Override
    public String described() {
      return filename;
    }
  }

  /// A checkout of a repository.
  record Checkout(Path directory, VcsRevision revision, Optional<String> subdirectory)
      implements SourceOrigin {
    @Override
    public String key() {
      return "checkout:" + directory + "#" + subdirectory.orElse("");
    }

    @Override
    public Optional<BuildSource> reusable() {
      return Optional.of(
          new BuildSource.Revision(
              revision.vcs(), Digests.sha256(revision.url()), revision.commit(), subdirectory));
    }

    @Override
    public String described() {
      return revision.vcs() + " commit " + revision.commit();
    }
  }

  /// A folder of the user's, built where it is.
  record Folder(Path directory) implements SourceOrigin {
    @Override
    public String key() {
      return "folder:" + directory;
    }

    @Override
    public Optional<BuildSource> reusable() {
      return Optional.empty();
    }

    @Override
    public String described() {
      return directory.toString();
    }
  }

  /// Brings a source archive to this machine.
  @FunctionalInterface
  interface Fetch {
    FetchedArchive archive() throws PipAccelException, InterruptedException;
  }
}
