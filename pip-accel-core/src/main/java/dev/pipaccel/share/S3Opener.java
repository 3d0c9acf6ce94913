package dev.pipaccel.share;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.report.Report;
import java.util.Map;

/// Opens buckets. Nothing of this class and what it names is loaded where there is none.
final class S3Opener {
  private static final long MOST_IN_ONE_PART = 100 * 1024 * 1024;

  private S3Opener() {}

  /// @param own the `s3-` settings
  /// @throws ConfigurationException if the place is no bucket
  static CacheBackend open(
      String place, Map<String, String> own, ProcessFacts facts, Transport transport, Report report)
      throws ConfigurationException {
    Map<String, String> environment = facts.environment();
    AwsProfile profile = AwsProfile.find(facts, report);
    String region =
        S3Place.first(
                own.get("region"),
                environment.get("AWS_REGION"),
                environment.get("AWS_DEFAULT_REGION"))
            .or(() -> profile.property("region"))
            .orElse(S3Place.DEFAULT_REGION);
    String tokens =
        S3Place.first(environment.get("AWS_ENDPOINT_URL_STS"))
            .orElse(S3Place.service("sts", region));
    S3Credentials credentials =
        Boolean.parseBoolean(own.get("anonymous"))
            ? S3Credentials.anonymous()
            : S3Credentials.find(
                facts,
                profile,
                (token, role, session) -> new WebIdentity(transport, tokens, token, role, session));
    return new S3Backend(
        S3Place.of(place, own, environment, region),
        new S3Client(new S3Signer(credentials, region), transport),
        MOST_IN_ONE_PART);
  }
}
