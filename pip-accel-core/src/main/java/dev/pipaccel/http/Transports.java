package dev.pipaccel.http;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.config.NetworkSettings;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.time.Duration;
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

  /// A transport to a server of the farm's own: it follows no redirects, tries nothing again and
  /// waits no longer than it is told.
  ///
  /// @param connecting how long connecting may take
  /// @param silence how long the server may say nothing
  /// @throws ConfigurationException if `--cert` or `--client-cert` names no usable file
  public static Transport direct(
      NetworkSettings settings,
      Duration connecting,
      Duration silence,
      Map<String, String> environment,
      CredentialStore credentials,
      String userAgent)
      throws ConfigurationException {
    var connector = new Connector(connecting, silence, tls(settings, environment));
    return new DirectTransport(
        new Exchange(connector, proxies(settings, environment), userAgent), credentials);
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
    var exchange =
        new Exchange(
            new Connector(settings.timeout(), tls(settings, environment)),
            proxies(settings, environment),
            userAgent);
    var retries = new RetryPolicy(settings.retries(), InstantSource.system(), new Random());
    return new HttpTransport(exchange, credentials, retries, pause, report);
  }

  private static ProxyRules proxies(NetworkSettings settings, Map<String, String> environment) {
    return ProxyRules.of(settings.proxy(), settings.ignoreProxyEnvironment(), environment);
  }

  private static TlsSockets tls(NetworkSettings settings, Map<String, String> environment)
      throws ConfigurationException {
    boolean requestsVariables = !settings.ignoreProxyEnvironment() && settings.proxy().isEmpty();
    CertificateSource certificates =
        CertificateSource.choose(settings.certificates(), requestsVariables, environment);
    Optional<Path> keyFile = settings.clientCertificate();
    Optional<ClientKey> key =
        keyFile.isPresent() ? Optional.of(ClientKey.read(keyFile.get())) : Optional.empty();
    var origins = new SecureOrigins(settings.trustedHosts());
    return new TlsSockets(new TlsContexts(certificates, key), origins::isTrusted);
  }
}
