package dev.pipaccel.cache;

import dev.pipaccel.digest.Sha256;
import dev.pipaccel.model.hash.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Digests of files and texts in lower-case hexadecimal.
public final class Digests {
  private static final int BUFFER_BYTES = 1 << 16;

  private Digests() {}

  /// Digests a file with SHA-256.
  public static String sha256(Path file) throws IOException {
    return digest(file, Sha256.engine(Files.size(file)));
  }

  /// Digests a file.
  ///
  /// @param algorithm as Python's `hashlib` names it, such as `sha512`
  /// @return empty if this platform lacks the algorithm
  public static Optional<Hash> of(Path file, String algorithm) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(javaName(algorithm));
      return Optional.of(new Hash(algorithm, digest(file, digest)));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }

  private static String javaName(String algorithm) {
    return algorithm.startsWith("sha3_")
        ? algorithm.replace('_', '-')
        : algorithm.startsWith("sha") ? "sha-" + algorithm.substring("sha".length()) : algorithm;
  }

  private static String digest(Path file, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Digests bytes.
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.engine().digest(bytes));
  }

  /// Digests the UTF-8 form of a text.
  public static String sha256(String text) {
    return Sha256.of(text);
  }
}
