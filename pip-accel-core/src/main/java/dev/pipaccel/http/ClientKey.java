package dev.pipaccel.http;

import dev.pipaccel.error.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// The private key and certificate chain of `--client-cert`, one PEM file.
final class ClientKey {
  private static final byte[] RSA_ALGORITHM = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private final PrivateKey key;
  private final List<Certificate> chain;

  private ClientKey(PrivateKey key, List<Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /// Reads the file: a key in PKCS #8, or an RSA key in PKCS #1, not encrypted, and certificates.
  static ClientKey read(Path file) throws ConfigurationException {
    try {
      var chain = new ArrayList<Certificate>();
      var keys = new ArrayList<PrivateKey>();
      CertificateFactory parser = CertificateFactory.getInstance("X.509");
      for (PemFile.Block block : PemFile.read(file)) {
        switch (block.label()) {
          case "CERTIFICATE", "X509 CERTIFICATE" ->
              chain.add(parser.generateCertificate(new ByteArrayInputStream(block.content())));
          case "PRIVATE KEY" -> keys.add(key(block.content()));
          case "RSA PRIVATE KEY" -> keys.add(key(wrapped(block.content())));
          case "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY" ->
              throw new ConfigurationException(
                  "The client certificate " + file + " has a key in an unknown form",
                  null,
                  "Convert it with: openssl pkcs8 -topk8 -nocrypt",
                  null);
          default -> {
            // Parameters of the key's algorithm, which the key itself names as well.
          }
        }
      }
      if (keys.isEmpty() || chain.isEmpty()) {
        throw new ConfigurationException(
            "The client certificate " + file + " lacks a private key or a certificate");
      }
      return new ClientKey(keys.getFirst(), chain);
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigurationException(
          "The client certificate " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
    char[] password = {'x'};
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, password, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // The key is of another algorithm; the next one is tried.
        continue;
      }
    }
    throw new InvalidKeySpecException("its key is of an unknown kind");
  }

  /// Wraps an RSA key of PKCS #1 in the form of PKCS #8 (RFC 5208 section 5).
  private static byte[] wrapped(byte[] pkcs1) {
    var content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {0x02, 0x01, 0x00});
    content.writeBytes(RSA_ALGORITHM);
    content.writeBytes(tagged(0x04, pkcs1));
    return tagged(0x30, content.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
