package dev.pipaccel.resolver;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What constraints say of one project.
///
/// @param hashOptions the hashes that constraints allow; a project without hashes of its own takes
///   these
record Constraint(SpecifierSet specifiers, Hashes hashes, List<Hash> hashOptions, Set<Link> links) {
  static final Constraint NONE =
      new Constraint(SpecifierSet.any(), Hashes.none(), List.of(), Set.of());

  static Constraint of(Demand demand) {
    return new Constraint(
        demand.specifiers(),
        demand.userHashes(),
        demand.hashOptions(),
        demand.link() == null ? Set.of() : Set.of(demand.link()));
  }

  Constraint and(Constraint other) {
    List<Hash> options = new ArrayList<>(hashOptions.isEmpty() ? other.hashOptions : hashOptions);
    if (!hashOptions.isEmpty() && !other.hashOptions.isEmpty()) {
      options.retainAll(other.hashOptions);
    }
    Set<Link> both = new LinkedHashSet<>(links);
    both.addAll(other.links);
    return new Constraint(
        specifiers.and(other.specifiers), hashes.and(other.hashes), options, both);
  }

  boolean isSatisfiedBy(Candidate candidate) {
    for (Link link : links) {
      Link source = candidate.sourceLink();
      if (source == null || !link.isEquivalentTo(source)) {
        return false;
      }
    }
    return specifiers.contains(candidate.version());
  }

  /// As error messages show it after the project's name.
  String describe() {
    return links.isEmpty()
        ? specifiers.toString()
        : specifiers
            + " (from "
            + links.stream().map(Link::redacted).collect(Collectors.joining(", "))
            + ")";
  }
}
