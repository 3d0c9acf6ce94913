package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the resolver asks of the world: which files a project has and what they need.
///
/// Every method may be called by several threads at once and more than once with the same argument;
/// the provider remembers its answers. It says nothing of which requirement is worked on: the
/// resolver does (`Collecting six`), and it may ask ahead of what it says. [#files], [#metadata]
/// and [#directMetadata] block until the answer is known. A failure ends the resolution, save where
/// said otherwise.
public interface PackageProvider {
  /// Returns all files of a project in the order of pip's finder: local files of find-links places
  /// first (by URL, descending), then page by page, each in the page's order. Files of any kind and
  /// for any interpreter; the resolver does the choosing. Empty for a project that no place knows.
  ProjectFiles files(PackageName project) throws PipAccelException;

  /// Returns the lock file that names the only file of a project; then [#files] returns just that
  /// one, and it must be usable.
  default Optional<String> lockFile(PackageName project) {
    return Optional.empty();
  }

  /// Returns the core metadata of a file: of its `.metadata` companion, from the wheel, or of a
  /// source archive by running its build backend.
  ///
  /// With hashes in the context whose algorithm the index does not name for this file, the provider
  /// fetches the file and compares ([HashReport#mismatch] words the failure); the resolver has
  /// compared those that the index names.
  ///
  /// @throws dev.pipaccel.error.MetadataException if the metadata is there and invalid; the
  ///   resolver then passes over this version with a warning
  /// @throws PipAccelException for any other failure, such as that of a build backend, which ends
  ///   the resolution
  CoreMetadata metadata(ProjectFile file, CandidateContext context) throws PipAccelException;

  /// Returns the core metadata of what a URL, path or repository holds: a wheel, a source archive,
  /// a directory or a checkout. Hashes in the context are compared with the archive.
  ///
  /// @throws dev.pipaccel.error.MetadataException if the metadata is there and invalid
  CoreMetadata directMetadata(DirectSource source, CandidateContext context)
      throws PipAccelException;

  /// Returns the SHA-256 of an archive, for the message that tells which hash is missing.
  Hash sha256(Link link) throws PipAccelException;

  /// Tells whether a `file:` link names an existing directory.
  boolean isDirectory(Link link);

  /// Returns a link as messages show it: a path, short where it lies below the working directory,
  /// else a URL without credentials.
  default String display(Link link) {
    return link.isFile() ? link.path() : link.redacted();
  }

  /// Returns what kept places from telling of a project, and what the user may do about that, one
  /// sentence each.
  default List<String> hints(PackageName project) {
    return List.of();
  }

  /// Tells that the files of these projects will be asked for soon. Returns at once; failures are
  /// kept for the call that wants the answer.
  default void prefetch(Collection<PackageName> projects) {}

  /// Hears that the answer depends on what there is of a project; of other projects files may have
  /// been asked for as a guess. May come before or after [#files].
  default void searched(PackageName project) {}

  /// Returns the core metadata of a wheel ahead of the search if it can be had cheaply: neither is
  /// the wheel fetched for it, nor anything built. Blocks; empty and failures alike mean that the
  /// search has to ask by [#metadata].
  default Optional<CoreMetadata> earlyMetadata(ProjectFile file) throws PipAccelException {
    return Optional.empty();
  }
}
