package dev.pipaccel.conformance;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether an install succeeded and what the environment holds then.
///
/// @param packages versions by normalized name
/// @param origins the name of the file that each was installed from; not compared after a refusal
/// @param requested what carries a `REQUESTED` mark
record Outcome(
    boolean satisfiable,
    SortedMap<String, String> packages,
    SortedMap<String, String> origins,
    SortedSet<String> requested) {
  /// A refusal, which leaves the environment as it was.
  static Outcome refused(SortedMap<String, String> packages) {
    return new Outcome(false, packages, new TreeMap<>(), new TreeSet<>());
  }
}
