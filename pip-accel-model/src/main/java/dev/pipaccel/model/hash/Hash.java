package dev.pipaccel.model.hash;

import dev.pipaccel.model.SyntaxException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A digest of a file: algorithm in lower case as Python's `hashlib` names it, digest in lower-case
/// hexadecimal. The digest is kept as found: one that cannot be right simply matches no file.
public record Hash(String algorithm, String digest) {
  /// The algorithms that pip reads from an index or a URL, best first.
  private static final List<String> SUPPORTED =
      List.of("sha512", "sha384", "sha256", "sha224", "sha1", "md5");

  /// The algorithms that hash-checking mode accepts.
  private static final List<String> STRONG = List.of("sha256", "sha384", "sha512");

  private static final int SHA256_DIGITS = 64;

  /// Lowers both parts.
  public Hash {
    algorithm = algorithm.toLowerCase(Locale.ROOT);
    digest = digest.toLowerCase(Locale.ROOT);
  }

  /// Makes the sha256 digest from its 32 bytes.
  public static Hash sha256(byte[] digest) {
    return new Hash("sha256", HexFormat.of().formatHex(digest));
  }

  /// Parses `algorithm:hex` (requirements files) or `algorithm=hex` (URL fragments).
  ///
  /// @throws SyntaxException if there is no separator or one part is empty
  public static Hash parse(String text) throws SyntaxException {
    int separator = 0;
    while (separator < text.length() && ":=".indexOf(text.charAt(separator)) < 0) {
      separator++;
    }
    if (separator == 0 || separator >= text.length() - 1) {
      throw new SyntaxException("hash", text, separator, "Expected algorithm:digest");
    }
    return new Hash(text.substring(0, separator), text.substring(separator + 1));
  }

  /// Parses `algorithm=urlsafe-base64-without-padding`, the form of RECORD.
  public static Hash parseRecord(String text) throws SyntaxException {
    int separator = text.indexOf('=');
    if (separator <= 0) {
      throw new SyntaxException("hash", text, 0, "Expected algorithm=digest");
    }
    String encoded = text.substring(separator + 1);
    int end = encoded.length();
    while (end > 0 && encoded.charAt(end - 1) == '=') {
      end--;
    }
    try {
      byte[] digest = Base64.getUrlDecoder().decode(encoded.substring(0, end));
      return new Hash(text.substring(0, separator), HexFormat.of().formatHex(digest));
    } catch (IllegalArgumentException e) {
      throw new SyntaxException(
          "hash", text, separator + 1, "The digest is not URL-safe base64 text");
    }
  }

  /// Tells whether pip reads digests of this algorithm from indexes and URLs.
  public static boolean isSupported(String algorithm) {
    return SUPPORTED.contains(algorithm);
  }

  /// Returns the algorithms that pip reads from an index or a URL, best first.
  public static List<String> supportedAlgorithms() {
    return SUPPORTED;
  }

  /// Returns the algorithms that hash-checking mode accepts.
  public static List<String> strongAlgorithms() {
    return STRONG;
  }

  /// Tells whether hash-checking mode accepts the algorithm.
  public boolean isStrong() {
    return STRONG.contains(algorithm);
  }

  /// Tells whether this is a SHA-256 that a file can have; as a part of a path it leads nowhere
  /// else.
  public boolean isSha256() {
    boolean possible = algorithm.equals("sha256") && digest.length() == SHA256_DIGITS;
    for (int i = 0; possible && i < digest.length(); i++) {
      char c = digest.charAt(i);
      possible = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
    return possible;
  }

  /// Returns the form of RECORD: `algorithm=urlsafe-base64-without-padding`.
  ///
  /// @throws IllegalArgumentException if the digest is not hexadecimal
  public String toRecord() {
    byte[] bytes = HexFormat.of().parseHex(digest);
    return algorithm + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return algorithm + ":" + digest;
  }
}
