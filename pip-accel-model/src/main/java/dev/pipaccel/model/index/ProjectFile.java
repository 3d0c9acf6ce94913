package dev.pipaccel.model.index;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.version.SpecifierSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One file of a project's page (PEP 503, 592, 658/714, 691, 700).
///
/// @param link where the file is, absolute
/// @param hashes the digests that the index names
/// @param requiresPython empty where absent or invalid (pip: no limit)
/// @param yanked the reason, possibly the empty text, if the file is yanked
/// @param metadata what the page says about the file's `.metadata` companion
/// @param size in bytes
/// @param page the index page or find-links place that named the file, without credentials
public record ProjectFile(
    String filename,
    Link link,
    List<Hash> hashes,
    Optional<SpecifierSet> requiresPython,
    Optional<String> yanked,
    Optional<MetadataFile> metadata,
    OptionalLong size,
    Optional<Instant> uploadTime,
    String page) {
  /// Copies the lists.
  public ProjectFile {
    hashes = List.copyOf(hashes);
  }

  /// Tells whether one of the file's digests, those of the page and the one in the URL, is among
  /// those allowed; never so where none is named.
  public boolean isAllowed(Hashes allowed) {
    return allowed.isAnyAllowed(hashes) || link.hash().filter(allowed::isAllowed).isPresent();
  }

  /// Returns the link to the `.metadata` companion, if the page says that there is one.
  public Optional<Link> metadataLink() {
    return metadata.map(present -> new Link(link.urlWithoutFragment() + ".metadata"));
  }

  /// The `.metadata` companion of a file (PEP 658, PEP 714); without hashes its content is taken as
  /// it comes.
  public record MetadataFile(List<Hash> hashes) {
    /// Copies the list.
    public MetadataFile {
      hashes = List.copyOf(hashes);
    }
  }
}
