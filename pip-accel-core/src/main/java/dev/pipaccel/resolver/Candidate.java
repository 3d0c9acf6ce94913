package dev.pipaccel.resolver;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the search may pin. The search tells candidates apart by identity, so that there is one
/// object for each.
sealed interface Candidate {
  Identifier identifier();

  Version version();

  /// Tells whether a requirement for that very candidate is met by this one.
  boolean isSameAs(Candidate other);

  /// As error messages show it.
  String describe();

  /// The link that it was taken from; null if it is installed or no distribution.
  @Nullable Link sourceLink();

  /// A candidate that is a distribution, and no project with extras.
  sealed interface OfProject extends Candidate permits FromLink, Installed {
    PackageName project();

    /// What asked for it first.
    Demand demand();

    @Override
    default Identifier identifier() {
      return Identifier.of(project());
    }
  }

  /// A file of an index, or what a URL or path leads to.
  final class FromLink implements OfProject {
    private final Identifier identifier;
    private final Origin origin;
    private final Link link;
    private final Demand demand;
    private final CoreMetadata metadata;
    private final List<Hash> hashes;

    FromLink(Origin origin, Link link, Demand demand, CoreMetadata metadata, List<Hash> hashes) {
      this.identifier = Identifier.of(metadata.name());
      this.origin = origin;
      this.link = link;
      this.demand = demand;
      this.metadata = metadata;
      this.hashes = List.copyOf(hashes);
    }

    Origin origin() {
      return origin;
    }

    CoreMetadata metadata() {
      return metadata;
    }

    /// The hashes of which the archive must have one.
    List<Hash> hashes() {
      return hashes;
    }

    boolean isEditable() {
      return demand.isEditable();
    }

    @Override
    public PackageName project() {
      return identifier.project();
    }

    @Override
    public Identifier identifier() {
      return identifier;
    }

    @Override
    public Version version() {
      return metadata.version();
    }

    @Override
    public Demand demand() {
      return demand;
    }

    @Override
    public Link sourceLink() {
      return link;
    }

    @Override
    public boolean isSameAs(Candidate other) {
      return this == other
          || (other instanceof FromLink that
              && isEditable() == that.isEditable()
              && link.isEquivalentTo(that.link));
    }

    @Override
    public String describe() {
      return project()
          + " "
          + version()
          + " (from "
          + (isEditable() ? "editable " : "")
          + (link.isFile() ? link.path() : link.redacted())
          + ")";
    }

    @Override
    public String toString() {
      return project() + " " + version();
    }
  }

  /// What the environment has already.
  final class Installed implements OfProject {
    private final Identifier identifier;
    private final InstalledPackage distribution;
    private final Version version;
    private final Demand demand;

    Installed(InstalledPackage distribution, Version version, Demand demand) {
      this.identifier = Identifier.of(distribution.name());
      this.distribution = distribution;
      this.version = version;
      this.demand = demand;
    }

    InstalledPackage distribution() {
      return distribution;
    }

    @Override
    public PackageName project() {
      return distribution.name();
    }

    @Override
    public Identifier identifier() {
      return identifier;
    }

    @Override
    public Version version() {
      return version;
    }

    @Override
    public Demand demand() {
      return demand;
    }

    @Override
    public @Nullable Link sourceLink() {
      return null;
    }

    @Override
    public boolean isSameAs(Candidate other) {
      return other instanceof Installed that
          && project().equals(that.project())
          && version.equals(that.version);
    }

    @Override
    public String describe() {
      return project() + " " + version + " (Installed)";
    }

    @Override
    public String toString() {
      return project() + " " + version;
    }
  }

  /// A distribution with extras. Needs the distribution itself and what the extras need.
  final class WithExtras implements Candidate {
    private final OfProject base;
    private final Identifier identifier;
    private final Demand demand;

    /// @param demand what asked for the extras
    WithExtras(OfProject base, SortedSet<ExtraName> extras, Demand demand) {
      this.base = base;
      this.identifier =
          Identifier.of(base.project(), Collections.unmodifiableSortedSet(new TreeSet<>(extras)));
      this.demand = demand;
    }

    OfProject base() {
      return base;
    }

    SortedSet<ExtraName> extras() {
      return identifier.extras();
    }

    Demand demand() {
      return demand;
    }

    @Override
    public Identifier identifier() {
      return identifier;
    }

    @Override
    public Version version() {
      return base.version();
    }

    @Override
    public @Nullable Link sourceLink() {
      return base.sourceLink();
    }

    @Override
    public boolean isSameAs(Candidate other) {
      return other instanceof WithExtras that
          && identifier.equals(that.identifier)
          && base.isSameAs(that.base);
    }

    @Override
    public String describe() {
      return base.describe()
          + " ["
          + String.join(", ", extras().stream().map(ExtraName::text).toList())
          + "]";
    }

    @Override
    public String toString() {
      return identifier + " " + version();
    }
  }

  /// The interpreter.
  record Python(Version version) implements Candidate {
    @Override
    public Identifier identifier() {
      return Identifier.PYTHON;
    }

    @Override
    public @Nullable Link sourceLink() {
      return null;
    }

    @Override
    public boolean isSameAs(Candidate other) {
      return this == other;
    }

    @Override
    public String describe() {
      return "Python " + version;
    }

    @Override
    public String toString() {
      return describe();
    }
  }
}
