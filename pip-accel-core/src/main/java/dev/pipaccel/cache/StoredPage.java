package dev.pipaccel.cache;

import java.time.Instant;
import java.util.Optional;

/// An index page as last seen.
///
/// @param content the page in the form that the index package keeps it in
/// @param etag the validator that came with it
/// @param lastModified the date that came with it, as sent
/// @param fetchedAt when the index last said that this is the page
public record StoredPage(
    byte[] content, Optional<String> etag, Optional<String> lastModified, Instant fetchedAt) {}
