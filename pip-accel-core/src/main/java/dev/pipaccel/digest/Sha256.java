package dev.pipaccel.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Engines of SHA-256 (FIPS 180-4): Java's, and for much content the system's. Safe for use by
/// several threads; an engine is not.
public final class Sha256 {
  /// Setting up the system's engine takes as long as Java's takes for about as many bytes.
  private static final long MUCH = 16 << 20;

  private static final AtomicLong expected = new AtomicLong();

  private Sha256() {}

  /// Returns an engine for something small.
  public static MessageDigest engine() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Returns an engine for content.
  ///
  /// @param bytes how long it is, roughly; what the process has digested before is added to it, for
  ///   many small archives are as much as a big one
  public static MessageDigest engine(long bytes) {
    return expected.addAndGet(bytes) >= MUCH ? SystemSha256.orJava() : engine();
  }

  /// Digests the UTF-8 form of a text.
  ///
  /// @return in lower-case hexadecimal
  public static String of(String text) {
    return HexFormat.of().formatHex(engine().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
