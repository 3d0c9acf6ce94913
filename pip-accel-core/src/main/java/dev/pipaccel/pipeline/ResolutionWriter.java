package dev.pipaccel.pipeline;

import dev.pipaccel.index.CompactWriter;
import dev.pipaccel.index.PageVersion;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackage;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.resolver.Resolution;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes what [ResolutionReader] reads: an answer of the resolver, with the user's own lines told
/// by their places.
final class ResolutionWriter {
  private final CompactWriter out = new CompactWriter();
  private final List<RootRequirement> roots;

  private ResolutionWriter(List<RootRequirement> roots) {
    this.roots = roots;
  }

  /// Returns the record of an answer; empty if it holds what another run cannot find again.
  static Optional<byte[]> write(KnownResolution known, List<RootRequirement> roots) {
    var writer = new ResolutionWriter(roots);
    writer.basis(known.basis());
    writer.each(
        known.lines(),
        line -> {
          writer.flag(line.warning());
          writer.out.text(line.text());
        });
    return writer.resolution(known.resolution())
        ? Optional.of(writer.out.bytes())
        : Optional.empty();
  }

  private void basis(ResolutionBasis basis) {
    each(
        basis.pages().entrySet(),
        entry -> {
          out.text(entry.getKey().text());
          each(entry.getValue(), this::page);
        });
    each(
        basis.installed().entrySet(),
        entry -> {
          out.text(entry.getKey().text());
          out.text(entry.getValue());
        });
    each(
        basis.sources(),
        source -> {
          file(source.file());
          out.number(source.root() + 1);
          out.text(source.metadata());
        });
  }

  private void page(PageVersion page) {
    out.text(page.url());
    out.text(page.name());
    flag(page.exists());
    out.number(page.maximumAge());
  }

  private boolean resolution(Resolution resolution) {
    out.number(resolution.install().size());
    for (Pin pin : resolution.install()) {
      if (!pin(pin)) {
        return false;
      }
    }
    each(resolution.chosen(), pin -> out.number(resolution.install().indexOf(pin)));
    each(resolution.kept().stream().map(InstalledPackage::name).toList(), n -> out.text(n.text()));
    return true;
  }

  private boolean pin(Pin pin) {
    int root = pin.root().map(roots::indexOf).orElse(-1);
    if (!(pin.origin() instanceof Origin.FromIndex(ProjectFile file))
        || (pin.root().isPresent() && root < 0)) {
      return false;
    }
    out.text(pin.name().text());
    out.text(pin.displayName());
    out.text(pin.version().toString());
    file(file);
    each(pin.extras(), extra -> out.text(extra.text()));
    flag(pin.requested());
    metadata(pin.metadata().get());
    each(pin.hashes(), this::hash);
    out.number(root + 1);
    flag(pin.replaces().isPresent());
    each(pin.requiredBy(), out::text);
    return true;
  }

  private void file(ProjectFile file) {
    out.text(file.filename());
    out.text(file.link().url());
    each(file.hashes(), this::hash);
    optional(file.requiresPython(), specifiers -> out.text(specifiers.toString()));
    optional(file.yanked(), out::text);
    optional(file.metadata(), metadata -> each(metadata.hashes(), this::hash));
    out.number(file.size().isPresent() ? file.size().getAsLong() + 1 : 0);
    optional(file.uploadTime(), this::time);
    out.text(file.page());
  }

  private void hash(Hash hash) {
    out.text(hash.algorithm());
    out.text(hash.digest());
  }

  private void time(Instant time) {
    out.text(time.toString());
  }

  /// As the header of a METADATA file, which is read only if somebody asks for it.
  private void metadata(CoreMetadata metadata) {
    var text = new StringBuilder();
    field(text, "Metadata-Version", metadata.metadataVersion());
    field(text, "Name", metadata.displayName());
    field(text, "Version", metadata.version().toString());
    metadata.requiresPython().ifPresent(limit -> field(text, "Requires-Python", limit.toString()));
    metadata.requiresDist().forEach(need -> field(text, "Requires-Dist", need.toString()));
    for (ExtraName extra : metadata.providesExtra()) {
      field(text, "Provides-Extra", extra.text());
    }
    metadata.dynamic().forEach(name -> field(text, "Dynamic", name));
    out.text(text.toString());
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  private <T> void each(Collection<T> things, Consumer<T> write) {
    out.number(things.size());
    things.forEach(write);
  }

  private <T> void optional(Optional<T> thing, Consumer<T> write) {
    flag(thing.isPresent());
    thing.ifPresent(write);
  }

  private void flag(boolean set) {
    out.number(set ? 1 : 0);
  }
}
