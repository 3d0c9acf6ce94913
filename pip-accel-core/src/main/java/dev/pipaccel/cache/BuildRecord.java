package dev.pipaccel.cache;

import java.util.List;
import java.util.Map;

/// What is known of a wheel that was built here: what it may depend on, and what it needs.
///
/// @param filename the wheel's file name
/// @param sha256 its digest, lower-case hexadecimal
/// @param size in bytes
/// @param vary digest of the value of each environment variable that the build may have looked at;
///   the empty text for one that was not set
/// @param cpuFeatures digest of the processor's features where the build was for this processor,
///   else empty
/// @param neededSymbols the newest symbol version needed of each namespace, such as `GLIBC` to
///   `2.34`
/// @param neededLibraries sonames that the wheel does not bring itself
/// @param source the archive that it was built from, for people
/// @param buildRequirements what the build environment held, as `name==version`, for people
/// @param milliseconds how long the build took
public record BuildRecord(
    String filename,
    String sha256,
    long size,
    Map<String, String> vary,
    String cpuFeatures,
    Map<String, String> neededSymbols,
    List<String> neededLibraries,
    String source,
    List<String> buildRequirements,
    long milliseconds) {
  /// Copies the collections.
  public BuildRecord {
    vary = Map.copyOf(vary);
    neededSymbols = Map.copyOf(neededSymbols);
    neededLibraries = List.copyOf(neededLibraries);
    buildRequirements = List.copyOf(buildRequirements);
  }

  /// Returns this with other needs.
  public BuildRecord needing(Map<String, String> symbols, List<String> libraries) {
    return new BuildRecord(
        filename,
        sha256,
        size,
        vary,
        cpuFeatures,
        symbols,
        libraries,
        source,
        buildRequirements,
        milliseconds);
  }
}
