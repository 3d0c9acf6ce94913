package dev.pipaccel.resolver;

import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.model.hash.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words the failures of hash checking as pip does.
public final class HashReport {
  private HashReport() {}

  /// An archive that has none of the hashes it may have.
  ///
  /// @param requirement as in [CandidateContext#requirement]
  /// @param got the archive's own hashes, one for each algorithm of `expected`
  public static HashMismatchException mismatch(
      String requirement, List<Hash> expected, List<Hash> got) {
    Map<String, StringBuilder> byAlgorithm = new LinkedHashMap<>();
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
    return failure(
        "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated"
            + " the package versions, please update the hashes. Otherwise, examine the package"
            + " contents carefully; someone may have tampered with them.",
        requirement + ":\n" + String.join("\n", byAlgorithm.values()));
  }

  /// A requirement that needs a hash and has none.
  ///
  /// @param line what the user would write to allow the archive
  static HashMismatchException missing(String line) {
    return failure(
        "Hashes are required in --require-hashes mode, but they are missing from some requirements."
            + " Here is a list of those requirements along with the hashes their downloaded"
            + " archives actually had. Add lines like these to your requirements files to prevent"
            + " tampering. (If you did not enable --require-hashes manually, note that it turns on"
            + " automatically when any package has a hash.)",
        line);
  }

  static HashMismatchException unpinned(String requirement) {
    return failure(
        "In --require-hashes mode, all requirements must have their versions pinned with ==."
            + " These do not:",
        requirement);
  }

  static HashMismatchException versionControl(String requirement) {
    return failure(
        "Can't verify hashes for these requirements because we don't have a way to hash version"
            + " control repositories:",
        requirement);
  }

  static HashMismatchException directory(String requirement) {
    return failure(
        "Can't verify hashes for these file:// requirements because they point to directories:",
        requirement);
  }

  static HashMismatchException editable(String requirement) {
    return new HashMismatchException(
        "The editable requirement "
            + requirement
            + " cannot be installed when requiring hashes, because there is no single file to"
            + " hash");
  }

  private static HashMismatchException failure(String head, String body) {
    return new HashMismatchException(head, "    " + body, null, null);
  }
}
