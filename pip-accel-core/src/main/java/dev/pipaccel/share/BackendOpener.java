package dev.pipaccel.share;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.auth.IndexUrls;
import dev.pipaccel.auth.KeyringUse;
import dev.pipaccel.config.NetworkSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.Transports;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.FileUrls;
import dev.pipaccel.url.Url;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Opens the backends that places name.
public final class BackendOpener {
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final String BAZEL = "bazel+";
  private static final String USER_AGENT = "pip-accel";

  private final SharedCacheSettings settings;
  private final NetworkSettings network;
  private final ProcessFacts facts;
  private final boolean offline;
  private final Report report;

  /// @param network of which certificates and proxies count
  /// @param offline whether only folders are opened
  public BackendOpener(
      SharedCacheSettings settings,
      NetworkSettings network,
      ProcessFacts facts,
      boolean offline,
      Report report) {
    this.settings = settings;
    this.network = network;
    this.facts = facts;
    this.offline = offline;
    this.report = report;
  }

  /// Opens a backend, connecting to nothing; empty if it must not be used.
  ///
  /// @throws ConfigurationException if the place is none
  public Optional<CacheBackend> open(String place) throws ConfigurationException {
    HttpLayout layout = place.startsWith(BAZEL) ? HttpLayout.BAZEL : HttpLayout.FOLDERS;
    String url = layout == HttpLayout.BAZEL ? place.substring(BAZEL.length()) : place;
    return switch (Url.parse(url).scheme()) {
      case "" -> Optional.of(new DirectoryBackend(facts.path(place)));
      case "file" -> Optional.of(new DirectoryBackend(folder(place)));
      case "http", "https" ->
          offline ? Optional.empty() : Optional.of(new HttpBackend(url, layout, transport()));
      case "s3" -> offline ? Optional.empty() : Optional.of(bucket(place));
      default ->
          throw new ConfigurationException(
              "A shared cache is a folder or an URL of the schemes file, http, https, bazel+http,"
                  + " bazel+https and s3, not "
                  + Url.parse(place).redacted());
    };
  }

  /// Returns a place without credentials, for messages.
  public static String shown(String place) {
    return Url.parse(place).withoutUserInfo().text();
  }

  private CacheBackend bucket(String place) throws ConfigurationException {
    return S3Opener.open(place, settings.objectStore(), facts, transport(), report);
  }

  private static Path folder(String place) throws ConfigurationException {
    return FileUrls.path(place)
        .orElseThrow(() -> new ConfigurationException("This names no folder: " + shown(place)));
  }

  private Transport transport() throws ConfigurationException {
    Duration silence = settings.timeout();
    return Transports.direct(
        network,
        silence.compareTo(CONNECTING) < 0 ? silence : CONNECTING,
        silence,
        facts.environment(),
        new CredentialStore(
            new IndexUrls(List.of()),
            facts.environment(),
            new KeyringUse(Optional.empty(), false),
            Optional.empty(),
            report),
        USER_AGENT);
  }
}
