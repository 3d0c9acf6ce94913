package dev.pipaccel.index;

import dev.pipaccel.model.name.PackageName;
import java.time.Instant;
import java.util.Optional;

/// Remembers index pages between runs, by the index's URL without credentials and the project. Safe
/// for use by several threads; a failure to remember is silent.
public interface PageMemory {
  /// Returns the page as it was last seen.
  Optional<Page> find(String index, PackageName project);

  /// Remembers a page in place of what was remembered.
  void put(String index, PackageName project, Page page);

  /// Notes that the page still held at a later time.
  void confirm(String index, PackageName project, Instant fetched);

  /// A remembered page.
  ///
  /// @param content the page in [PageFormat]
  /// @param etag for asking whether it still holds, as is the next
  /// @param fetched when the index was last asked
  record Page(
      byte[] content, Optional<String> etag, Optional<String> lastModified, Instant fetched) {}

  /// A memory that remembers nothing (`--no-cache-dir`).
  static PageMemory none() {
    return NoMemory.INSTANCE;
  }
}
