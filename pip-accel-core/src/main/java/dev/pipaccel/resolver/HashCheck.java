package dev.pipaccel.resolver;

import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.requirement.Requirement;
import java.util.List;

/// Decides which hashes an archive must have, and in hash-checking mode refuses what has none.
final class HashCheck {
  private static final String FAVOURITE = "sha256";

  private final PackageProvider provider;
  private final boolean requireHashes;

  HashCheck(PackageProvider provider, boolean requireHashes) {
    this.provider = provider;
    this.requireHashes = requireHashes;
  }

  /// Returns the hashes that the user allows for what a demand leads to; empty if any archive will
  /// do.
  ///
  /// @param link where the archive is
  /// @param known the hashes that the index or the link names
  List<Hash> hashesFor(Demand demand, Link link, List<Hash> known) throws PipAccelException {
    if (requireHashes) {
      refuseUnhashable(demand, link);
    }
    Hashes allowed = demand.userHashes();
    if (allowed.isEmpty()) {
      if (requireHashes) {
        throw HashReport.missing(lineFor(demand, link) + " --hash=" + actual(link, known));
      }
      return List.of();
    }
    refuseMismatch(demand, allowed, known);
    return allowed.hashes();
  }

  private void refuseUnhashable(Demand demand, Link link) throws HashMismatchException {
    if (demand.isEditable()) {
      throw HashReport.editable(demand.describe());
    }
    if (link.isVersionControl()) {
      throw HashReport.versionControl(demand.describe());
    }
    if (provider.isDirectory(link)) {
      throw HashReport.directory(demand.describe());
    }
    if (!demand.isDirect() && !demand.isPinned()) {
      throw HashReport.unpinned(demand.describe());
    }
  }

  /// What the user may write in a requirements file for the archive.
  private static String lineFor(Demand demand, Link link) {
    Requirement requirement = demand.requirement();
    return demand.isDirect() || requirement == null
        ? link.redacted()
        : RequirementTexts.text(requirement);
  }

  private Hash actual(Link link, List<Hash> known) throws PipAccelException {
    for (Hash hash : known) {
      if (hash.algorithm().equals(FAVOURITE)) {
        return hash;
      }
    }
    return provider.sha256(link);
  }

  /// Where the index names a hash of each algorithm that the user used, the archive need not be
  /// fetched to know that it is the wrong one.
  private static void refuseMismatch(Demand demand, Hashes allowed, List<Hash> known)
      throws HashMismatchException {
    List<Hash> comparable =
        known.stream().filter(hash -> allowed.algorithms().contains(hash.algorithm())).toList();
    if (comparable.size() == allowed.algorithms().size() && !allowed.isAnyAllowed(comparable)) {
      throw HashReport.mismatch(demand.describe(), allowed.hashes(), comparable);
    }
  }
}
