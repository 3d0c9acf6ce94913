package dev.pipaccel.pipeline;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.resolver.HashReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compares files with the hashes that the user gave.
final class FileHashCheck {
  private FileHashCheck() {}

  /// Fails unless a file has one of the hashes.
  static void require(Path file, List<Hash> wanted, String requirement) throws PipAccelException {
    List<Hash> got = read(file, wanted);
    if (got.stream().noneMatch(wanted::contains)) {
      throw HashReport.mismatch(requirement, wanted, got);
    }
  }

  /// Tells whether a file has one of the hashes.
  static boolean passes(Path file, List<Hash> wanted) throws PipAccelException {
    return read(file, wanted).stream().anyMatch(wanted::contains);
  }

  private static List<Hash> read(Path file, List<Hash> wanted) throws PipAccelException {
    var got = new ArrayList<Hash>();
    for (String algorithm : wanted.stream().map(Hash::algorithm).distinct().toList()) {
      try {
        Digests.of(file, algorithm).ifPresent(got::add);
      } catch (IOException e) {
        throw new IndexException("Could not read " + file + ": " + FileFailures.describe(e), e);
      }
    }
    return got;
  }
}
