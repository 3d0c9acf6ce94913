package dev.pipaccel.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// SHA-256 in the forms of the specifications.
public final class Digests {
  private Digests() {}

  /// Returns 64 lower-case hexadecimal digits.
  public static String sha256Hex(byte[] content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  /// Returns `sha256=` and URL-safe base64 without padding, as RECORD has it.
  public static String recordHash(byte[] content) {
    return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
