package dev.pipaccel.pipeline;

import dev.pipaccel.index.CompactReader;
import dev.pipaccel.index.PageVersion;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.report.RepeatableReport;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackage;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.resolver.Resolution;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the record of an answer of the resolver, in the order in which [ResolutionWriter] writes
/// it. A part that says something impossible makes the whole record one of nothing.
final class ResolutionReader {
  private final CompactReader in;
  private final List<RootRequirement> roots;
  private final InstalledPackages installed;

  private ResolutionReader(
      byte[] record, List<RootRequirement> roots, InstalledPackages installed) {
    this.in = new CompactReader(record);
    this.roots = roots;
    this.installed = installed;
  }

  /// Returns the answer; empty if the bytes are none, or if it names what is not there.
  ///
  /// @param roots the user's own lines, in the order that they had when it was written
  static Optional<KnownResolution> read(
      byte[] record, List<RootRequirement> roots, InstalledPackages installed) {
    try {
      var reader = new ResolutionReader(record, roots, installed);
      ResolutionBasis basis = reader.basis();
      List<RepeatableReport.Line> lines = reader.each(reader::line);
      Resolution resolution = reader.resolution();
      return reader.in.atEnd()
          ? Optional.of(new KnownResolution(basis, lines, resolution))
          : Optional.empty();
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | DateTimeException
        | SyntaxException e) {
      return Optional.empty();
    }
  }

  private ResolutionBasis basis() throws SyntaxException {
    SortedMap<PackageName, List<PageVersion>> pages = new TreeMap<>();
    for (int left = in.index(); left > 0; left--) {
      pages.put(PackageName.of(in.text()), each(this::page));
    }
    SortedMap<PackageName, String> found = new TreeMap<>();
    for (int left = in.index(); left > 0; left--) {
      found.put(PackageName.of(in.text()), in.text());
    }
    return new ResolutionBasis(
        pages, found, each(() -> new ResolutionBasis.Source(file(), in.index() - 1, in.text())));
  }

  private PageVersion page() {
    return new PageVersion(in.text(), in.text(), flag(), in.number());
  }

  private RepeatableReport.Line line() {
    return new RepeatableReport.Line(flag(), in.text());
  }

  private Resolution resolution() throws SyntaxException {
    List<Pin> install = each(this::pin);
    List<Pin> chosen = each(() -> install.get(in.index()));
    return new Resolution(install, chosen, each(() -> installed(PackageName.of(in.text()))));
  }

  private Pin pin() throws SyntaxException {
    PackageName name = PackageName.of(in.text());
    String displayName = in.text();
    Version version = Version.of(in.text());
    Origin origin = new Origin.FromIndex(file());
    var extras = new TreeSet<>(each(() -> ExtraName.of(in.text())));
    boolean requested = flag();
    String metadata = in.text();
    List<Hash> hashes = each(this::hash);
    int root = in.index();
    return new Pin(
        name,
        displayName,
        version,
        origin,
        extras,
        requested,
        () -> metadata(metadata),
        hashes,
        root == 0 ? Optional.empty() : Optional.of(roots.get(root - 1)),
        flag() ? Optional.of(installed(name)) : Optional.empty(),
        each(in::text));
  }

  private static CoreMetadata metadata(String text) {
    try {
      return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (SyntaxException e) {
      throw new IllegalStateException("Metadata was kept that is none: " + text, e);
    }
  }

  private InstalledPackage installed(PackageName name) {
    return installed
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is not installed"));
  }

  private ProjectFile file() throws SyntaxException {
    return new ProjectFile(
        in.text(),
        new Link(in.text()),
        each(this::hash),
        optional(() -> SpecifierSet.parse(in.text())),
        optional(in::text),
        optional(() -> new ProjectFile.MetadataFile(each(this::hash))),
        size(in.number()),
        optional(() -> Instant.parse(in.text())),
        in.text());
  }

  private static OptionalLong size(long written) {
    return written == 0 ? OptionalLong.empty() : OptionalLong.of(written - 1);
  }

  private Hash hash() {
    return new Hash(in.text(), in.text());
  }

  /// Reads one thing.
  @FunctionalInterface
  private interface Part<T> {
    T read() throws SyntaxException;
  }

  private <T> List<T> each(Part<T> part) throws SyntaxException {
    int count = in.index();
    List<T> things = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      things.add(part.read());
    }
    return things;
  }

  private <T> Optional<T> optional(Part<T> part) throws SyntaxException {
    return flag() ? Optional.of(part.read()) : Optional.empty();
  }

  private boolean flag() {
    return in.number() != 0;
  }
}
