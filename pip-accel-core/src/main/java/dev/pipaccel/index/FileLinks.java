package dev.pipaccel.index;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFile.MetadataFile;
import dev.pipaccel.model.version.SpecifierSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the links of one page: without repetitions, links with `#egg=` last, as pip has them.
final class FileLinks {
  private final String base;
  private final String page;
  private final List<ProjectFile> files = new ArrayList<>();
  private final List<ProjectFile> eggs = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Optional<SpecifierSet>> specifiers = new HashMap<>();

  /// A collection for one page.
  ///
  /// @param base what relative links are resolved against
  /// @param page the page's URL without credentials
  FileLinks(String base, String page) {
    this.base = base;
    this.page = page;
  }

  /// What a page says about one file, as it says it.
  static final class Raw {
    String url = "";
    List<Hash> hashes = new ArrayList<>();
    @Nullable String requiresPython;
    @Nullable String yanked;
    @Nullable MetadataFile metadata;
    OptionalLong size = OptionalLong.empty();
    Optional<Instant> uploadTime = Optional.empty();
  }

  void add(Raw raw) {
    Optional<PlainUrl> plain = PlainUrl.parse(raw.url);
    Link link = plain.isPresent() ? new Link(raw.url) : Link.resolve(base, raw.url);
    if (seen.add(link.url())) {
      addNew(link, plain, raw);
    }
  }

  /// Adds a file whose link is complete and not among those added.
  void addNew(Link link, Raw raw) {
    addNew(link, PlainUrl.parse(link.url()), raw);
  }

  private void addNew(Link link, Optional<PlainUrl> plain, Raw raw) {
    Optional<Hash> fragment =
        plain.isPresent() ? Optional.ofNullable(plain.get().hash()) : link.hash();
    if (fragment.isPresent()) {
      raw.hashes.removeIf(hash -> hash.algorithm().equals(fragment.get().algorithm()));
      raw.hashes.add(fragment.get());
    }
    var file =
        new ProjectFile(
            plain.isPresent() ? plain.get().filename() : link.filename(),
            link,
            raw.hashes,
            specifiers(raw.requiresPython),
            Optional.ofNullable(raw.yanked),
            Optional.ofNullable(raw.metadata),
            raw.size,
            raw.uploadTime,
            page);
    (plain.isEmpty() && link.egg().isPresent() ? eggs : files).add(file);
  }

  List<ProjectFile> files() {
    var all = new ArrayList<>(files);
    all.addAll(eggs);
    return all;
  }

  private Optional<SpecifierSet> specifiers(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return specifiers.computeIfAbsent(text, FileLinks::parse);
  }

  private static Optional<SpecifierSet> parse(String text) {
    try {
      return Optional.of(SpecifierSet.parse(text));
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }
}
