package dev.pipaccel.resolver;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.requirement.RootRequirement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The version of one project that was chosen.
///
/// @param displayName the name as the requirement has it, else as the metadata has it
/// @param extras that are asked for
/// @param requested whether the user asked for the project itself, which writes `REQUESTED`
/// @param metadata of the distribution; may be read only when asked for
/// @param hashes of which the archive must have one: the user's, else what the index names; empty
///   if neither does
/// @param root the user's own line, if one asks for this project
/// @param replaces the installed distribution that is to be removed before
/// @param requiredBy who asks for it, as in `(from a->-r requirements.txt (line 1))`: the nearest
///   first; empty for an argument
public record Pin(
    PackageName name,
    String displayName,
    Version version,
    Origin origin,
    SortedSet<ExtraName> extras,
    boolean requested,
    Supplier<CoreMetadata> metadata,
    List<Hash> hashes,
    Optional<RootRequirement> root,
    Optional<InstalledPackage> replaces,
    List<String> requiredBy) {
  /// Copies the collections.
  public Pin {
    extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    hashes = List.copyOf(hashes);
    requiredBy = List.copyOf(requiredBy);
  }
}
