package dev.pipaccel.share;

import dev.pipaccel.error.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// A secret key, by which a machine vouches for what it puts into a shared cache.
///
/// Its file has two lines, `name:secret key` and `name:public key`, so that who signs trusts
/// itself.
public final class SigningKey {
  private final TrustedKey trusted;
  private final PrivateKey secret;

  private SigningKey(TrustedKey trusted, PrivateKey secret) {
    this.trusted = trusted;
    this.secret = secret;
  }

  /// A new pair of keys.
  ///
  /// @param secretFile what belongs into the file of the secret key
  /// @param trusted what belongs into `trusted-keys`
  public record Generated(String secretFile, String trusted) {}

  /// Makes a pair of keys.
  ///
  /// @throws ConfigurationException if the name is none
  public static Generated generate(String name) throws ConfigurationException {
    if (!TrustedKey.isName(name)) {
      throw new ConfigurationException(
          "The name of a key has letters, digits, '.', '_' and '-' only, unlike '" + name + "'");
    }
    try {
      KeyPair pair = KeyPairGenerator.getInstance(TrustedKey.ALGORITHM).generateKeyPair();
      String trusted = name + ":" + base64(pair.getPublic().getEncoded());
      String secret = name + ":" + base64(pair.getPrivate().getEncoded());
      return new Generated(secret + "\n" + trusted + "\n", trusted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// Reads the file of a secret key.
  ///
  /// @throws ConfigurationException if there is none that can be used
  public static SigningKey read(Path file) throws ConfigurationException {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() < 2) {
        throw new ConfigurationException(file + " holds no signing key");
      }
      TrustedKey trusted = TrustedKey.parse(lines.get(1));
      String secret = lines.getFirst();
      byte[] encoded =
          Base64.getDecoder().decode(secret.substring(secret.indexOf(':') + 1).strip());
      SigningKey key =
          new SigningKey(
              trusted,
              KeyFactory.getInstance(TrustedKey.ALGORITHM)
                  .generatePrivate(new PKCS8EncodedKeySpec(encoded)));
      byte[] probe = {1};
      if (!trusted.verifies(probe, key.sign(probe))) {
        throw new ConfigurationException("The two keys in " + file + " do not belong together");
      }
      return key;
    } catch (IOException e) {
      throw new ConfigurationException("The signing key cannot be read: " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ConfigurationException(file + " holds no signing key", e);
    }
  }

  TrustedKey trusted() {
    return trusted;
  }

  byte[] sign(byte[] content) {
    try {
      Signature signer = Signature.getInstance(TrustedKey.ALGORITHM);
      signer.initSign(secret);
      signer.update(content);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was fit to sign when it was read", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
