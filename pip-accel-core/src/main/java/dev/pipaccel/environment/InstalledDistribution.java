package dev.pipaccel.environment;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.metadata.MetadataMessage;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// An installed distribution. Its files are read when asked for; safe for use by several threads.
public interface InstalledDistribution {
  /// The forms that an installation may have.
  enum Kind {
    /// A `.dist-info` folder.
    DIST_INFO,
    /// An `.egg-info` folder.
    EGG_INFO_FOLDER,
    /// An `.egg-info` file, as plain distutils leaves it.
    EGG_INFO_FILE,
    /// The metadata within an egg, a folder or an archive.
    EGG
  }

  /// Returns the normalized name.
  PackageName name();

  /// Returns the name as its metadata writes it.
  String displayName();

  /// Returns the version as written; empty text where there is none.
  String rawVersion();

  /// Returns the version.
  ///
  /// @throws MetadataException if it is missing or not a PEP 440 version
  Version version() throws MetadataException;

  /// Returns the core metadata, with an egg-info's `requires.txt` folded in.
  ///
  /// @throws MetadataException if a field that pip needs is missing or invalid
  CoreMetadata metadata() throws MetadataException;

  /// Returns the fields of METADATA or PKG-INFO as they are, with an egg-info's `requires.txt`
  /// folded in; no fields where neither file can be read.
  MetadataMessage message();

  /// Returns which form this installation has.
  Kind kind();

  /// Returns the folder that holds the metadata folder or file.
  Path location();

  /// Returns the entry of the search path that it was found by: other than the location for
  /// `.egg-link` files.
  Path installedLocation();

  /// Returns the metadata folder or file.
  Path infoLocation();

  /// Reads a file of the metadata folder; empty where there is none.
  Optional<String> read(String filename) throws IOException;

  /// Returns the first line of INSTALLER, empty text where there is none.
  String installer();

  /// Tells whether the user asked for it (REQUESTED).
  boolean isRequested();

  /// Tells what it is by the state of its METADATA, without reading it: as long as this is the same
  /// at the same place, so are version and metadata, and that it is not editable. Empty where that
  /// cannot be told: if it is no `.dist-info` folder, if it was installed from a URL, if there are
  /// `.egg-link` files, or if METADATA changed less than two seconds before the search or after it,
  /// since its time may not tell a further change from that one.
  Optional<String> stamp();

  /// Returns what `direct_url.json` says; empty, after a warning, if that is invalid.
  Optional<DirectUrl> directUrl();

  /// Returns the project folder of an editable installation.
  Optional<Path> editableLocation();

  /// Tells whether it lies in the environment itself; always so outside virtual environments.
  boolean isLocal();

  /// Tells whether it lies in the user's site-packages.
  boolean isInUserSite();

  /// Tells whether it lies in the environment's site-packages.
  boolean isInSitePackages();
}
