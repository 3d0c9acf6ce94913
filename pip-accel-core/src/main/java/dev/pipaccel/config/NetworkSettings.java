package dev.pipaccel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How connections are made.
///
/// @param timeout of connecting and of each read; zero: none
/// @param retries how often a connection is tried again
/// @param resumeRetries how often an incomplete download is taken up again
/// @param proxy `--proxy`; the empty text means none at all
/// @param ignoreProxyEnvironment whether `http_proxy` and the like, and the variables that name CA
///   bundles, are ignored (`--no-proxy-env`, or any `--proxy`)
/// @param certificates `--cert` or `PIP_CERT`: CA certificates in PEM
/// @param clientCertificate `--client-cert`: private key and certificate in PEM
/// @param trustedHosts host or `host:port`, for which certificates are not checked
/// @param noInput whether asking the user is forbidden
/// @param keyringProvider `auto`, `disabled`, `import` or `subprocess`
public record NetworkSettings(
    Duration timeout,
    int retries,
    int resumeRetries,
    Optional<String> proxy,
    boolean ignoreProxyEnvironment,
    Optional<Path> certificates,
    Optional<Path> clientCertificate,
    List<String> trustedHosts,
    boolean noInput,
    String keyringProvider) {
  /// Copies the list.
  public NetworkSettings {
    trustedHosts = List.copyOf(trustedHosts);
  }

  NetworkSettings withTrustedHost(String host) {
    List<String> hosts = new ArrayList<>(trustedHosts);
    hosts.add(host);
    return new NetworkSettings(
        timeout,
        retries,
        resumeRetries,
        proxy,
        ignoreProxyEnvironment,
        certificates,
        clientCertificate,
        hosts,
        noInput,
        keyringProvider);
  }
}
