package dev.pipaccel.share;

import dev.pipaccel.config.NetworkSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.report.Report;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/// An object store that keeps its bucket `farm` in memory and checks signatures: s3proxy, or what
/// `pipaccel.s3.url` names, where the keys `access` and `secret` count.
public final class S3Engine implements AutoCloseable {
  private final Optional<S3Proxy> proxy;
  private final String url;

  private S3Engine(Optional<S3Proxy> proxy, String url) {
    this.proxy = proxy;
    this.url = url;
  }

  public static S3Engine start() throws Exception {
    String other = System.getProperty("pipaccel.s3.url", "");
    if (!other.isEmpty()) {
      return new S3Engine(Optional.empty(), other);
    }
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(BlobStores.create("transient-nio2", new Properties()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "access", "secret")
            .build();
    proxy.start();
    return new S3Engine(Optional.of(proxy), "http://127.0.0.1:" + proxy.getPort());
  }

  public String url() {
    return url;
  }

  /// Opens a place in the bucket as a run would.
  static CacheBackend open(
      String place, Map<String, String> objectStore, Map<String, String> variables, Report report)
      throws Exception {
    var settings =
        new SharedCacheSettings(
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            false,
            false,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            objectStore);
    var network =
        new NetworkSettings(
            Duration.ofSeconds(20),
            0,
            0,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true,
            "disabled");
    return new BackendOpener(settings, network, facts(variables), false, report)
        .open(place)
        .orElseThrow();
  }

  /// A machine without files.
  static ProcessFacts facts(Map<String, String> variables) {
    Path home = Path.of("/nonexistent");
    return new ProcessFacts(variables, home, home, ProcessFacts.OperatingSystem.UNIX, false);
  }

  /// As [#open], for a user of this engine.
  CacheBackend open(String prefix, String secret, Report report) throws Exception {
    return open(
        "s3://farm/" + prefix,
        Map.of("url", url, "create-bucket", "true"),
        Map.of("AWS_ACCESS_KEY_ID", "access", "AWS_SECRET_ACCESS_KEY", secret),
        report);
  }

  @Override
  public void close() throws Exception {
    if (proxy.isPresent()) {
      proxy.get().stop();
    }
  }
}
