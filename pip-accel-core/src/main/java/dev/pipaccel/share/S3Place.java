package dev.pipaccel.share;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.url.Url;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a bucket is.
///
/// @param base the URL of the bucket, with `/` at its end
/// @param prefix of all keys, empty or with `/` at its end
/// @param region that requests are signed for
/// @param isMade whether the bucket is made if there is none
record S3Place(String bucket, String base, String prefix, String region, boolean isMade) {
  static final String DEFAULT_REGION = "us-east-1";
  private static final String AWS = ".amazonaws.com";

  /// Finds the bucket that `s3://bucket/prefix` means.
  ///
  /// @param own the `s3-` settings
  /// @param environment of which `AWS_ENDPOINT_URL_S3` and `AWS_ENDPOINT_URL` count
  /// @throws ConfigurationException if it is no such URL
  static S3Place of(
      String text, Map<String, String> own, Map<String, String> environment, String region)
      throws ConfigurationException {
    Url url = Url.parse(text);
    String bucket = url.host();
    if (bucket.isEmpty() || !bucket.chars().allMatch(S3Place::isOfBucketName)) {
      throw new ConfigurationException("This names no bucket: " + url.redacted());
    }
    String endpoint =
        first(
                own.get("url"),
                environment.get("AWS_ENDPOINT_URL_S3"),
                environment.get("AWS_ENDPOINT_URL"))
            .orElse(service("s3", region));
    Url server = Url.parse(endpoint.endsWith("/") ? endpoint : endpoint + "/");
    if (!server.isHttp() || server.host().isEmpty()) {
      throw new ConfigurationException("The object store's s3-url is no URL: " + server.redacted());
    }
    boolean virtual =
        own.getOrDefault("addressing", server.host().contains(AWS) ? "virtual" : "path")
                .equals("virtual")
            && bucket.indexOf('.') < 0;
    String base =
        virtual
            ? server.text().replaceFirst("://", "://" + bucket + ".")
            : server.text() + bucket + "/";
    String path = url.path().isEmpty() ? "" : url.path().substring(1);
    String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    return new S3Place(
        bucket, base, prefix, region, Boolean.parseBoolean(own.get("create-bucket")));
  }

  /// Returns the URL of one of AWS's own services.
  static String service(String name, String region) {
    return "https://" + name + "." + region + AWS + (region.startsWith("cn-") ? ".cn/" : "/");
  }

  private static boolean isOfBucketName(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
  }

  /// Returns the first text that is more than empty.
  static Optional<String> first(@Nullable String... candidates) {
    for (@Nullable String candidate : candidates) {
      if (candidate != null && !candidate.isEmpty()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /// Returns the URL of a key, percent-encoded.
  String url(String key) {
    return base + S3Signer.encodePath(key);
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
