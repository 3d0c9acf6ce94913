package dev.pipaccel.resolver;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.Operator;
import dev.pipaccel.model.version.Specifier;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.requirement.RootRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A requirement together with who makes it: the user or, through its metadata, a candidate.
///
/// @param requirement name and specifiers, null while the name of a link is not known
/// @param link what is to be installed: as the user or a requirement names it, or the index's file
/// @param isDirect whether the link was named, not found
/// @param parent the demand of the candidate that makes this one
/// @param root the user's line behind it, also for a file that was chosen for the line
record Demand(
    @Nullable Requirement requirement,
    @Nullable Link link,
    boolean isDirect,
    boolean isEditable,
    SortedSet<ExtraName> extras,
    @Nullable Marker marker,
    List<Hash> hashOptions,
    boolean isUserSupplied,
    @Nullable Demand parent,
    @Nullable RootRequirement root) {

  static Demand of(RootRequirement root) {
    Requirement whole = root.requirement().orElse(null);
    Requirement requirement = whole == null ? null : RequirementTexts.withoutMarker(whole);
    @Nullable Link link = root.link().orElse(null);
    if (link == null && requirement != null) {
      link = requirement.url().map(Link::new).orElse(null);
    }
    SortedSet<ExtraName> extras = root.extras();
    if (extras.isEmpty() && requirement != null) {
      extras = requirement.extras();
    }
    @Nullable Marker marker = root.marker().orElse(null);
    if (marker == null && whole != null) {
      marker = whole.marker().orElse(null);
    }
    return new Demand(
        requirement,
        link,
        link != null,
        root.editable(),
        extras,
        marker,
        root.hashes(),
        root.userSupplied(),
        null,
        root);
  }

  /// The demand that a candidate makes through a requirement in its metadata.
  static Demand of(Requirement requirement, Demand parent) {
    @Nullable Link link = requirement.url().map(Link::new).orElse(null);
    return new Demand(
        requirement,
        link,
        link != null,
        false,
        requirement.extras(),
        requirement.marker().orElse(null),
        List.of(),
        false,
        parent,
        null);
  }

  /// The same for the project without its extras.
  Demand withoutExtras() {
    @Nullable Requirement bare =
        requirement == null ? null : RequirementTexts.withoutExtras(requirement);
    return new Demand(
        bare,
        link,
        isDirect,
        isEditable,
        new TreeSet<>(),
        marker,
        hashOptions,
        isUserSupplied,
        this,
        root);
  }

  /// The same once a candidate is made for it: the marker has done its work, and messages do not
  /// show it.
  Demand withoutMarker() {
    return requirement == null ? this : named(RequirementTexts.withoutMarker(requirement));
  }

  /// The demand for a file that was found for this one. A file that must have a given hash counts
  /// as pinned.
  Demand forFile(Link file, Version version) {
    @Nullable Requirement pinned =
        requirement == null || hashOptions.isEmpty()
            ? withoutMarker().requirement
            : RequirementTexts.pinned(requirement, version);
    return new Demand(
        pinned, file, false, false, extras, marker, hashOptions, isUserSupplied, parent, root);
  }

  /// The demand for a link that a constraint names.
  Demand forConstraint(Link constraintLink) {
    return new Demand(
        requirement,
        constraintLink,
        true,
        isEditable,
        extras,
        marker,
        hashOptions,
        isUserSupplied,
        parent,
        root);
  }

  Demand withHashOptions(List<Hash> options) {
    return new Demand(
        requirement,
        link,
        isDirect,
        isEditable,
        extras,
        marker,
        options,
        isUserSupplied,
        parent,
        root);
  }

  /// The same once the metadata has told name and version of an unnamed link.
  Demand named(Requirement name) {
    return new Demand(
        name,
        link,
        isDirect,
        isEditable,
        extras,
        marker,
        hashOptions,
        isUserSupplied,
        parent,
        root);
  }

  SpecifierSet specifiers() {
    return required().specifiers();
  }

  Requirement required() {
    if (requirement == null) {
      throw new IllegalStateException("the name is not known");
    }
    return requirement;
  }

  boolean isPinned() {
    List<Specifier> specifiers = specifiers().specifiers();
    return specifiers.size() == 1 && isEquality(specifiers.getFirst().operator());
  }

  private static boolean isEquality(Operator operator) {
    return operator == Operator.EQUAL || operator == Operator.ARBITRARY;
  }

  /// The hashes that the user gave, in options or in the URL that the user named.
  Hashes userHashes() {
    List<Hash> hashes = new ArrayList<>(hashOptions);
    if (isDirect && isUserSupplied && link != null) {
      link.hash().ifPresent(hashes::add);
    }
    return Hashes.of(hashes);
  }

  /// Who makes this demand: the nearest first, each as its requirement reads; the last may be a
  /// place in a file. Empty for an argument.
  List<String> chain() {
    List<String> chain = new ArrayList<>();
    Demand top = this;
    while (top.parent != null) {
      top = top.parent;
      if (top.requirement == null) {
        return chain;
      }
      chain.add(RequirementTexts.text(top.requirement));
    }
    top.source().ifPresent(chain::add);
    return chain;
  }

  /// The place in a file that the user's line comes from.
  Optional<String> source() {
    return root == null ? Optional.empty() : root.origin();
  }

  /// ` (from a->-r requirements.txt (line 1))`, or nothing for an argument.
  String fromText() {
    List<String> chain = chain();
    return chain.isEmpty() ? "" : " (from " + String.join("->", chain) + ")";
  }

  /// The requirement as it was made, and who made it.
  String request() {
    return requirement == null ? describe() : RequirementTexts.text(requirement) + fromText();
  }

  /// As pip's messages show a requirement: what, where it is, who asks.
  String describe() {
    return describe("");
  }

  /// The same for what is installed at a place.
  String describe(String place) {
    StringBuilder text = new StringBuilder();
    if (requirement != null) {
      text.append(RequirementTexts.text(requirement));
      if (link != null) {
        text.append(" from ").append(link.redacted());
      }
    } else if (link != null) {
      text.append(link.redacted());
    }
    if (!place.isEmpty()) {
      text.append(" in ").append(place);
    }
    return text.append(fromText()).toString();
  }
}
