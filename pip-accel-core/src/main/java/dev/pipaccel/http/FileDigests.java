package dev.pipaccel.http;

import dev.pipaccel.digest.Sha256;
import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.model.hash.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Digests of bytes that arrive in pieces: sha256 and whatever else is expected.
public final class FileDigests {
  private static final String SHA256 = "sha256";

  private final List<Hash> anyOf;
  private final long size;
  private final Map<String, MessageDigest> digests = new LinkedHashMap<>();

  /// @param anyOf hashes one of which the content must have; none: any content will do
  /// @param size in bytes, roughly
  public FileDigests(List<Hash> anyOf, long size) {
    this.anyOf = List.copyOf(anyOf);
    this.size = size;
    reset();
  }

  /// Takes further bytes.
  public void update(byte[] bytes, int offset, int length) {
    digests.values().forEach(digest -> digest.update(bytes, offset, length));
  }

  /// Forgets all bytes.
  void reset() {
    digests.clear();
    digests.put(SHA256, Sha256.engine(size));
    for (Hash hash : anyOf) {
      engine(hash.algorithm()).ifPresent(digest -> digests.putIfAbsent(hash.algorithm(), digest));
    }
  }

  /// Ends the digesting.
  ///
  /// @param what the file, for the message
  /// @return the sha256 digest
  /// @throws HashMismatchException in pip's words, if none of the hashes is right
  public Hash verify(String what) throws HashMismatchException {
    Map<String, String> got = new LinkedHashMap<>();
    digests.forEach((name, digest) -> got.put(name, HexFormat.of().formatHex(digest.digest())));
    boolean right = anyOf.isEmpty();
    for (Hash hash : anyOf) {
      right |= hash.digest().equals(got.get(hash.algorithm()));
    }
    if (!right) {
      throw mismatch(what, got);
    }
    return new Hash(SHA256, got.getOrDefault(SHA256, ""));
  }

  private HashMismatchException mismatch(String what, Map<String, String> got) {
    var detail = new StringBuilder("    ").append(what).append(":\n");
    for (String algorithm : anyOf.stream().map(Hash::algorithm).distinct().toList()) {
      String word = algorithm;
      for (Hash hash : anyOf) {
        if (hash.algorithm().equals(algorithm)) {
          detail.append("        Expected ").append(word).append(' ').append(hash.digest());
          detail.append('\n');
          word = "    or";
        }
      }
      String actual = got.getOrDefault(algorithm, "(an unknown algorithm)");
      detail.append("             Got        ").append(actual).append('\n');
    }
    return new HashMismatchException(
        "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the"
            + " package versions, please update the hashes. Otherwise, examine the package contents"
            + " carefully; someone may have tampered with them.",
        detail.toString(),
        null,
        null);
  }

  private static Optional<MessageDigest> engine(String algorithm) {
    String name =
        switch (algorithm) {
          case "md5" -> "MD5";
          case "sha1" -> "SHA-1";
          case "sha224" -> "SHA-224";
          case "sha384" -> "SHA-384";
          case "sha512" -> "SHA-512";
          default -> "";
        };
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(MessageDigest.getInstance(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks " + name, e);
    }
  }
}
