package dev.pipaccel.http;

import dev.pipaccel.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Which certificate authorities are trusted: those of `--cert` or of the environment, else those
/// of the system, else those of the JDK.
final class CertificateSource {
  private static final List<String> SYSTEM_BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem",
          "/usr/local/etc/ssl/cert.pem");

  private final Optional<Path> bundle;

  private CertificateSource(Optional<Path> bundle) {
    this.bundle = bundle;
  }

  /// Chooses the source.
  ///
  /// @param requestsVariables whether `REQUESTS_CA_BUNDLE` and `CURL_CA_BUNDLE` count
  /// @throws ConfigurationException if the user names a file that does not exist
  static CertificateSource choose(
      Optional<Path> option, boolean requestsVariables, Map<String, String> environment)
      throws ConfigurationException {
    Optional<Path> named = option;
    if (named.isEmpty() && requestsVariables) {
      named =
          variable(environment, "REQUESTS_CA_BUNDLE")
              .or(() -> variable(environment, "CURL_CA_BUNDLE"));
    }
    if (named.isPresent()) {
      if (!Files.exists(named.get())) {
        throw new ConfigurationException(
            "Could not find a suitable TLS CA certificate bundle, invalid path: " + named.get());
      }
      return new CertificateSource(named);
    }
    Stream<Path> candidates =
        Stream.concat(
            Stream.of("SSL_CERT_FILE", "SSL_CERT_DIR")
                .flatMap(name -> variable(environment, name).stream()),
            SYSTEM_BUNDLES.stream().map(Path::of));
    return new CertificateSource(candidates.filter(Files::isReadable).findFirst());
  }

  TrustManager trustManager() throws IOException {
    if (bundle.isPresent()) {
      return new BundleTrustManager(certificates(bundle.get()));
    }
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore builtIn = null;
      factory.init(builtIn);
      return factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IOException("the JDK's certificates cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<byte[]> certificates(Path place) throws IOException {
    var certificates = new ArrayList<byte[]>();
    for (Path file : files(place)) {
      for (PemFile.Block block : PemFile.read(file)) {
        switch (block.label()) {
          case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" ->
              certificates.add(block.content());
          default -> {
            // Keys and revocation lists may lie beside the certificates.
          }
        }
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException(place + " holds no certificates in PEM");
    }
    return certificates;
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }
}
