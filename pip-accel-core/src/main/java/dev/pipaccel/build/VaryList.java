package dev.pipaccel.build;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The variables that a build may have looked at, with digests of their values. A wheel serves only
/// those whose variables are the same.
///
/// @param digests sha256 of each variable's value, empty text where it was not set; values
///   themselves may be secret
/// @param cpuFeatures digest of the processor's features where the build was for this processor
///   (`-march=native`), else empty
public record VaryList(SortedMap<String, String> digests, String cpuFeatures) {
  /// Copies the map.
  public VaryList {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /// Computes the list of a build that is about to begin.
  public static VaryList of(SourceTree tree, Map<String, String> environment) {
    throw new UnsupportedOperationException(tree + " " + environment.size());
  }

  /// Returns whether a wheel with this list may be used under the given variables.
  public boolean matches(Map<String, String> environment) {
    throw new UnsupportedOperationException(Integer.toString(environment.size()));
  }
}
