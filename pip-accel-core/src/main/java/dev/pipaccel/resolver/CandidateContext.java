package dev.pipaccel.resolver;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.requirement.RootRequirement;
import java.util.List;
import java.util.Optional;

/// Why the metadata of a candidate is wanted.
///
/// @param requirement what asked for it, as pip's messages show it, such as `six>=1.5 (from
///   python-dateutil)`
/// @param root the user's own line, if one asks for this project; its config settings go to the
///   build backend
/// @param hashes of which the archive must have one; empty if none is asked for
public record CandidateContext(
    String requirement, Optional<RootRequirement> root, List<Hash> hashes) {
  /// Copies the list.
  public CandidateContext {
    hashes = List.copyOf(hashes);
  }
}
