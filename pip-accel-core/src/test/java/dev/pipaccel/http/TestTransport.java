package dev.pipaccel.http;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.auth.IndexUrls;
import dev.pipaccel.auth.KeyringUse;
import dev.pipaccel.config.NetworkSettings;
import dev.pipaccel.error.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Makes transports for tests: pauses are noted, not waited for, and nothing of the real home or
/// environment is read.
public final class TestTransport {
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> indexUrls = new ArrayList<>();
  private final List<String> trustedHosts = new ArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final RecordingReport report = new RecordingReport();
  private Duration timeout = Duration.ofSeconds(15);
  private int retries = 2;
  private Optional<String> proxy = Optional.empty();
  private Optional<Path> certificates = Optional.empty();
  private Optional<Path> clientCertificate = Optional.empty();

  public TestTransport variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public TestTransport index(String url) {
    indexUrls.add(url);
    return this;
  }

  public TestTransport trusted(String host) {
    trustedHosts.add(host);
    return this;
  }

  public TestTransport timeout(Duration value) {
    timeout = value;
    return this;
  }

  public TestTransport retries(int value) {
    retries = value;
    return this;
  }

  public TestTransport proxy(String url) {
    proxy = Optional.of(url);
    return this;
  }

  public TestTransport certificates(Path file) {
    certificates = Optional.of(file);
    return this;
  }

  public TestTransport clientCertificate(Path file) {
    clientCertificate = Optional.of(file);
    return this;
  }

  /// The pauses that would have been made.
  public List<Duration> pauses() {
    return pauses;
  }

  public RecordingReport report() {
    return report;
  }

  public Transport create() throws ConfigurationException {
    var settings =
        new NetworkSettings(
            timeout,
            retries,
            5,
            proxy,
            false,
            certificates,
            clientCertificate,
            trustedHosts,
            true,
            "disabled");
    var credentials =
        new CredentialStore(
            new IndexUrls(indexUrls),
            environment,
            new KeyringUse(Optional.empty(), false),
            Optional.empty(),
            report);
    return Transports.create(settings, environment, credentials, "test/1", report, pauses::add);
  }
}
