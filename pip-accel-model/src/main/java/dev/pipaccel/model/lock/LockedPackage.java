package dev.pipaccel.model.lock;

import dev.pipaccel.model.lock.LockedSource.LockedSdist;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.List;
import java.util.Optional;

/// One entry of a lock file's `packages`: either a direct source, or a source distribution, wheels
/// or both.
///
/// @param direct a repository, a folder or an archive
/// @param index the URL of the index that the files came from
/// @param wheels in the order of the file
public record LockedPackage(
    PackageName name,
    Optional<Version> version,
    Optional<Marker> marker,
    Optional<SpecifierSet> requiresPython,
    Optional<LockedSource> direct,
    Optional<String> index,
    Optional<LockedSdist> sdist,
    List<LockedWheel> wheels) {
  /// Copies the list.
  public LockedPackage {
    wheels = List.copyOf(wheels);
  }
}
