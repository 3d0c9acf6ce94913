package dev.pipaccel.build;

import java.util.List;

/// What this machine's dynamic linker finds. Reads the system once, when first asked. Safe for use
/// by several threads.
public final class SystemLibraries {
  /// Tells what of the needs this system lacks, one line each; empty if the binary will load.
  public List<String> lacks(BinaryNeeds needs) {
    throw new UnsupportedOperationException(needs.toString());
  }
}
