package dev.pipaccel.share;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.share.BackendException.Kind;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Whose requests an object store gets. What the machine is set up for is used, and fails if it
/// fails; only a machine of which nothing is known asks for the metadata of an instance, and is
/// anonymous if there are none. Safe for use by several threads.
final class S3Credentials {
  private final boolean guessed;
  private Optional<AwsCredentialsProvider> provider;

  private S3Credentials(Optional<AwsCredentialsProvider> provider, boolean guessed) {
    this.provider = provider;
    this.guessed = guessed;
  }

  /// Nobody's requests.
  static S3Credentials anonymous() {
    return new S3Credentials(Optional.empty(), false);
  }

  /// Finds out what the machine is set up for, in the order of AWS's own tools: the variables, a
  /// web identity, a profile, a container, an instance. Nothing is connected to yet.
  ///
  /// @param identity gives a web identity's keys
  static S3Credentials find(ProcessFacts facts, AwsProfile profile, WebIdentity.Source identity) {
    Optional<AwsCredentialsProvider> found =
        ofVariables(facts)
            .or(() -> ofWebIdentity(facts, profile, identity))
            .or(profile::credentials)
            .or(() -> ofContainer(facts));
    if (found.isPresent()) {
      return new S3Credentials(found, false);
    }
    return facts.variable("AWS_EC2_METADATA_DISABLED").orElse("").equalsIgnoreCase("true")
        ? anonymous()
        : new S3Credentials(Optional.of(ofInstance(facts, profile)), true);
  }

  private static Optional<AwsCredentialsProvider> ofVariables(ProcessFacts facts) {
    Optional<String> access = facts.variable("AWS_ACCESS_KEY_ID");
    Optional<String> secret = facts.variable("AWS_SECRET_ACCESS_KEY");
    if (access.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    AwsCredentials keys =
        facts
            .variable("AWS_SESSION_TOKEN")
            .<AwsCredentials>map(
                token -> AwsSessionCredentials.create(access.get(), secret.get(), token))
            .orElseGet(() -> AwsBasicCredentials.create(access.get(), secret.get()));
    return Optional.of(StaticCredentialsProvider.create(keys));
  }

  private static Optional<AwsCredentialsProvider> ofWebIdentity(
      ProcessFacts facts, AwsProfile profile, WebIdentity.Source identity) {
    Optional<String> token =
        facts
            .variable("AWS_WEB_IDENTITY_TOKEN_FILE")
            .or(() -> profile.property("web_identity_token_file"));
    Optional<String> role = facts.variable("AWS_ROLE_ARN").or(() -> profile.property("role_arn"));
    Optional<String> session =
        facts.variable("AWS_ROLE_SESSION_NAME").or(() -> profile.property("role_session_name"));
    return token.isEmpty() || role.isEmpty()
        ? Optional.empty()
        : Optional.of(
            identity.provider(facts.path(token.get()), role.get(), session.orElse("pip-accel")));
  }

  private static Optional<AwsCredentialsProvider> ofContainer(ProcessFacts facts) {
    boolean contained =
        facts.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
            || facts.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent();
    return contained
        ? Optional.of(ContainerCredentialsProvider.builder().build())
        : Optional.empty();
  }

  private static AwsCredentialsProvider ofInstance(ProcessFacts facts, AwsProfile profile) {
    InstanceProfileCredentialsProvider.Builder builder =
        InstanceProfileCredentialsProvider.builder()
            .profileFile(profile.files())
            .profileName(profile.name());
    facts.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT").ifPresent(builder::endpoint);
    return builder.build();
  }

  /// Returns the keys that count now; empty: requests are anonymous. They may have to be asked for.
  ///
  /// @throws BackendException of the kind `DENIED` if they cannot be had
  synchronized Optional<AwsCredentials> current() throws BackendException {
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(provider.get().resolveCredentials());
    } catch (RuntimeException e) {
      // Not only SdkException: a profile that lacks a key, a process that fails, single sign-on.
      if (guessed) {
        provider = Optional.empty();
        return Optional.empty();
      }
      throw new BackendException(Kind.DENIED, "no credentials: " + e.getMessage(), e);
    }
  }
}
