package dev.pipaccel.requirement;

import dev.pipaccel.error.UsageException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionValues;
import java.util.ArrayList;
import java.util.List;

/// Reads `--hash=sha256:…`.
final class FileHashes {
  private static final List<String> STRONG = List.of("sha256", "sha384", "sha512");

  private FileHashes() {}

  static List<Hash> read(OptionValues values) throws UsageException {
    List<Hash> hashes = new ArrayList<>();
    for (Occurrence occurrence : values.all("hashes")) {
      int colon = occurrence.value().indexOf(':');
      if (colon < 0) {
        throw new UsageException(
            "Arguments to "
                + occurrence.name()
                + " must be a hash name followed by a value, like --hash=sha256:abcde...");
      }
      String algorithm = occurrence.value().substring(0, colon);
      if (!STRONG.contains(algorithm)) {
        throw new UsageException(
            "Allowed hash algorithms for "
                + occurrence.name()
                + " are "
                + String.join(", ", STRONG)
                + ".");
      }
      hashes.add(new Hash(algorithm, occurrence.value().substring(colon + 1)));
    }
    return hashes;
  }
}
