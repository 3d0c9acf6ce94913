package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.Optional;

/// A distribution that is installed in the environment. Version and metadata may be read only when
/// asked for.
public interface InstalledPackage {
  /// Returns the project's normalized name.
  PackageName name();

  /// Returns the version; fails if the installed metadata names none that is valid.
  Version version() throws PipAccelException;

  /// Returns the metadata; fails if a requirement in it is invalid.
  CoreMetadata metadata() throws PipAccelException;

  /// Returns a short text that stays the same only if version and metadata do, and only if it is
  /// not [editable][#isEditable]; empty where there is none.
  default Optional<String> stamp() {
    return Optional.empty();
  }

  /// Returns the directory that it is installed in, as messages show it.
  String location();

  /// Tells whether it is installed in development mode.
  boolean isEditable();

  /// Tells whether it lies in the user's site directory.
  boolean isInUserSite();

  /// Tells whether it lies in the interpreter's own site directories.
  boolean isInSitePackages();
}
