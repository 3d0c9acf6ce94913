package dev.pipaccel.resolver;

import dev.pipaccel.model.hash.Hash;
import java.util.List;
import java.util.TreeMap;

/// Words the failures of hash-checking mode as pip does.
public final class HashReport {
  private HashReport() {}

  /// An archive that has none of the hashes it may have.
  ///
  /// @param requirement as in [CandidateContext#requirement]
  /// @param got the archive's own hashes, one for each algorithm of `expected`
  public static String mismatch(String requirement, List<Hash> expected, List<Hash> got) {
    var byAlgorithm = new TreeMap<String, StringBuilder>();
    for (Hash hash : expected) {
      StringBuilder lines =
          byAlgorithm.computeIfAbsent(hash.algorithm(), algorithm -> new StringBuilder());
      String word = lines.isEmpty() ? hash.algorithm() : "    or";
      lines.append("        Expected ").append(word).append(' ').append(hash.digest()).append('\n');
    }
    for (Hash hash : got) {
      StringBuilder lines = byAlgorithm.get(hash.algorithm());
      if (lines != null) {
        lines.append("             Got        ").append(hash.digest()).append('\n');
      }
    }
    return "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated"
        + " the package versions, please update the hashes. Otherwise, examine the package"
        + " contents carefully; someone may have tampered with them.\n    "
        + requirement
        + ":\n"
        + String.join("\n", byAlgorithm.values());
  }
}
