package dev.pipaccel.share;

import dev.pipaccel.error.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// A public key (Ed25519, RFC 8032) under the name that records are signed with.
///
/// @param name letters, digits, `.`, `_` and `-`
/// @param encoded the key as X.509 has it, in base 64
record TrustedKey(String name, String encoded) {
  static final String ALGORITHM = "Ed25519";

  /// Reads `name:key`.
  ///
  /// @throws ConfigurationException if it is no such thing
  static TrustedKey parse(String text) throws ConfigurationException {
    int colon = text.indexOf(':');
    TrustedKey key =
        new TrustedKey(text.substring(0, Math.max(0, colon)), text.substring(colon + 1).strip());
    if (!isName(key.name())) {
      throw new ConfigurationException(
          "A trusted key has the form NAME:KEY, which '" + text + "' has not");
    }
    try {
      key.key();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ConfigurationException("The trusted key " + key.name() + " is no Ed25519 key", e);
    }
    return key;
  }

  /// Tells whether a text may be a key's name.
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
  }

  /// Tells whether a signature of some bytes was made with the secret key to this one.
  boolean verifies(byte[] content, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key());
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Bytes that are no signature at all.
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
  }

  @Override
  public String toString() {
    return name + ":" + encoded;
  }
}
