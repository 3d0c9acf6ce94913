package dev.pipaccel.cache;

import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/// What is known of a kept page without reading it.
///
/// @param name of the content: no other page has had it
/// @param etag the validator that came with the page
/// @param lastModified the date that came with it, as sent
/// @param fetchedAt when the index last said that this is the page
public record PageState(
    String name, Optional<String> etag, Optional<String> lastModified, Instant fetchedAt) {
  /// Names a page that has just come. The name need not tell a damaged page, which its seal does;
  /// and a digest of pages of a megabyte costs more than reading them.
  public static PageState of(
      byte[] content, Optional<String> etag, Optional<String> lastModified, Instant fetchedAt) {
    var sum = new CRC32();
    sum.update(content);
    String name = Digests.sha256(content.length + " " + sum.getValue() + " " + fetchedAt);
    return new PageState(name, etag, lastModified, fetchedAt);
  }

  /// Returns the state of the same page when the index has said again that it holds.
  public PageState confirmed(Instant at) {
    return new PageState(name, etag, lastModified, at);
  }
}
