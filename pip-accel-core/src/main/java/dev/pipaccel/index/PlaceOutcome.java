package dev.pipaccel.index;

import java.time.Instant;
import java.util.Optional;

/// What came of asking one index or `--find-links` place for a project; explains a missing version.
///
/// @param place the URL or path, without credentials
/// @param detail the reason in words, empty where the kind says all
/// @param seen when the place itself was last asked, empty for local files
public record PlaceOutcome(String place, Kind kind, String detail, Optional<Instant> seen) {
  /// What came of it.
  public enum Kind {
    /// The place answered.
    FOUND,
    /// It answered from what is remembered, without being asked.
    REMEMBERED,
    /// It cannot be reached; what is remembered answered in its place.
    STALE,
    /// It has no such project.
    NO_SUCH_PROJECT,
    /// It wants credentials that are not known, or refuses those that are.
    UNAUTHORIZED,
    /// It cannot be reached, and nothing is remembered.
    UNREACHABLE,
    /// It is asked over plain HTTP and is not a trusted host.
    INSECURE,
    /// It answered with an error or something that is no index page, or is no place at all.
    UNUSABLE
  }
}
