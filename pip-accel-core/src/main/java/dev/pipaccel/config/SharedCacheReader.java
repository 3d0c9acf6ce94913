package dev.pipaccel.config;

import dev.pipaccel.config.SharedCacheSettings.Backend;
import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.error.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/// Reads what pip-accel.conf and the variables say of the shared cache.
final class SharedCacheReader {
  /// The keys, but for those of the object store.
  static final Set<String> KEYS =
      Set.of(
          "shared-cache",
          "trusted-keys",
          "signing-key",
          "require-signatures",
          "allow-unsigned",
          "share-private",
          "shared-cache-timeout",
          "shared-cache-upload-timeout",
          "shared-cache-wait");

  /// Those of the object store. `s3-retries` was the original's: what fails is not tried again.
  static final Set<String> OBJECT_STORE_KEYS =
      Set.of(
          "s3-url",
          "s3-bucket",
          "s3-prefix",
          "s3-readonly",
          "s3-create-bucket",
          "s3-timeout",
          "s3-retries",
          "s3-region",
          "s3-addressing",
          "s3-anonymous");

  private static final Set<String> OBJECT_STORE_TRUTHS = Set.of("create-bucket", "anonymous");
  private static final int TIMEOUT = 10;
  private static final int UPLOAD_TIMEOUT = 60;
  private static final int BUILD_WAIT = 600;

  private final AccelConfiguration accel;
  private final ProcessFacts facts;

  SharedCacheReader(AccelConfiguration accel, ProcessFacts facts) {
    this.accel = accel;
    this.facts = facts;
  }

  SharedCacheSettings read() throws ConfigurationException {
    Map<String, String> objectStore = accel.objectStore();
    for (String key : OBJECT_STORE_TRUTHS) {
      objectStore.put(key, accel.truth("s3-" + key).orElse(false).toString());
    }
    List<Backend> backends = backends();
    String bucket = objectStore.getOrDefault("bucket", "");
    if (!bucket.isEmpty()) {
      String prefix = objectStore.getOrDefault("prefix", "");
      Mode mode = accel.truth("s3-readonly").orElse(false) ? Mode.READ : Mode.READ_WRITE;
      backends.add(new Backend(mode, "s3://" + bucket + "/" + prefix));
    }
    return new SharedCacheSettings(
        backends,
        words("trusted-keys"),
        accel.text("signing-key").map(facts::path),
        accel.truth("require-signatures").orElse(false),
        accel.truth("allow-unsigned").orElse(false),
        accel.truth("share-private").orElse(false),
        seconds("shared-cache-timeout", accel.number("s3-timeout").orElse(TIMEOUT)),
        seconds("shared-cache-upload-timeout", UPLOAD_TIMEOUT),
        seconds("shared-cache-wait", BUILD_WAIT),
        objectStore);
  }

  /// Places one after the other, each after a word for its mode or none.
  private List<Backend> backends() throws ConfigurationException {
    List<Backend> backends = new ArrayList<>();
    Mode mode = Mode.READ_WRITE;
    boolean waiting = false;
    for (String word : words("shared-cache")) {
      switch (word) {
        case "read" -> mode = Mode.READ;
        case "write" -> mode = Mode.WRITE;
        case "read-write" -> mode = Mode.READ_WRITE;
        default -> {
          backends.add(new Backend(mode, word));
          mode = Mode.READ_WRITE;
          waiting = false;
          continue;
        }
      }
      if (waiting) {
        throw missingPlace();
      }
      waiting = true;
    }
    if (waiting) {
      throw missingPlace();
    }
    return backends;
  }

  private static ConfigurationException missingPlace() {
    return new ConfigurationException(
        "The setting shared-cache names a mode without a place after it");
  }

  private List<String> words(String key) {
    List<String> words = new ArrayList<>();
    var tokens = new StringTokenizer(accel.text(key).orElse(""));
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private Duration seconds(String key, int otherwise) throws ConfigurationException {
    return Duration.ofSeconds(Math.max(0, accel.number(key).orElse(otherwise)));
  }
}
