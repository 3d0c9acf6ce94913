package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.requirement.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A requirement or constraint as a user gave it.
///
/// @param requirement name and specifiers; empty for a URL or path whose name is not known yet; a
///   wheel's name and version for a wheel
/// @param link the archive, directory or repository, if one is named
/// @param editable whether `-e` was said
/// @param extras of the requirement, or of the path it names
/// @param marker from the line or the requirement
/// @param hashes of which a downloaded archive must have one (`--hash`)
/// @param configSettings for the build backend
/// @param origin what pip calls "comes from", such as `-r requirements.txt (line 3)`; empty for an
///   argument
/// @param text as the user wrote it, without options
public record RootRequirement(
    Optional<Requirement> requirement,
    Optional<Link> link,
    boolean editable,
    SortedSet<ExtraName> extras,
    Optional<Marker> marker,
    List<Hash> hashes,
    ConfigSettings configSettings,
    Optional<String> origin,
    boolean constraint,
    boolean userSupplied,
    String text) {
  /// Makes what a plain requirement stands for.
  ///
  /// @param origin as in `-r requirements.txt (line 3)`
  public static RootRequirement of(
      Requirement requirement, Optional<String> origin, boolean userSupplied) {
    return new RootRequirement(
        Optional.of(requirement),
        requirement.url().map(Link::new),
        false,
        requirement.extras(),
        requirement.marker(),
        List.of(),
        ConfigSettings.NONE,
        origin,
        false,
        userSupplied,
        requirement.toString());
  }

  /// Returns the same with other hashes.
  public RootRequirement withHashes(List<Hash> newHashes) {
    return new RootRequirement(
        requirement,
        link,
        editable,
        extras,
        marker,
        newHashes,
        configSettings,
        origin,
        constraint,
        userSupplied,
        text);
  }

  /// Copies the collections.
  public RootRequirement {
    extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    hashes = List.copyOf(hashes);
  }
}
