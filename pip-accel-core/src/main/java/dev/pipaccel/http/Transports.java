package dev.pipaccel.http;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.config.NetworkSettings;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Makes transports. Making one reads no certificates and opens no connection.
public final class Transports {
  private Transports() {}

  /// A transport over real connections.
  ///
  /// @param environment the variables that name proxies and CA bundles
  /// @param userAgent the program's name and version
  /// @throws ConfigurationException if `--cert` or `--client-cert` names no usable file
  public static Transport create(
      NetworkSettings settings,
      Map<String, String> environment,
      CredentialStore credentials,
      String userAgent,
      Report report)
      throws ConfigurationException {
    return create(settings, environment, credentials, userAgent, report, Pause.SLEEP);
  }

  /// A transport that never connects.
  public static Transport offline() {
    return OfflineTransport.INSTANCE;
  }

  static Transport create(
      NetworkSettings settings,
      Map<String, String> environment,
      CredentialStore credentials,
      String userAgent,
      Report report,
      Pause pause)
      throws ConfigurationException {
    boolean requestsVariables = !settings.ignoreProxyEnvironment() && settings.proxy().isEmpty();
    CertificateSource certificates =
        CertificateSource.choose(settings.certificates(), requestsVariables, environment);
    Optional<Path> keyFile = settings.clientCertificate();
    Optional<ClientKey> key =
        keyFile.isPresent() ? Optional.of(ClientKey.read(keyFile.get())) : Optional.empty();
    var origins = new SecureOrigins(settings.trustedHosts());
    var tls = new TlsSockets(new TlsContexts(certificates, key), origins::isTrusted);
    var exchange =
        new Exchange(
            new Connector(settings.timeout(), tls),
            ProxyRules.of(settings.proxy(), settings.ignoreProxyEnvironment(), environment),
            userAgent);
    var retries = new RetryPolicy(settings.retries(), InstantSource.system(), new Random());
    return new HttpTransport(exchange, credentials, retries, pause, report);
  }
}
