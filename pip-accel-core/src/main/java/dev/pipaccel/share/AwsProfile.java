package dev.pipaccel.share;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// A profile of the files that all AWS tools share: `~/.aws/config` and `~/.aws/credentials`, or
/// those that `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` name.
///
/// @param name `AWS_PROFILE`, else `default`
record AwsProfile(String name, ProfileFile files) {

  static AwsProfile find(ProcessFacts facts, Report report) {
    ProfileFile.Aggregator files = ProfileFile.aggregator();
    add(files, facts, "AWS_CONFIG_FILE", "config", ProfileFile.Type.CONFIGURATION, report);
    add(
        files,
        facts,
        "AWS_SHARED_CREDENTIALS_FILE",
        "credentials",
        ProfileFile.Type.CREDENTIALS,
        report);
    return new AwsProfile(facts.variable("AWS_PROFILE").orElse("default"), files.build());
  }

  private static void add(
      ProfileFile.Aggregator files,
      ProcessFacts facts,
      String variable,
      String name,
      ProfileFile.Type type,
      Report report) {
    Path file =
        facts
            .variable(variable)
            .map(facts::path)
            .orElse(facts.home().resolve(".aws").resolve(name));
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      files.addFile(ProfileFile.builder().content(file).type(type).build());
    } catch (RuntimeException e) {
      report.warn("Going on without " + file + ": " + e.getMessage());
    }
  }

  private Map<String, String> properties() {
    return files.profile(name).map(Profile::properties).orElse(Map.of());
  }

  /// Returns a property that is set to more than the empty text.
  Optional<String> property(String key) {
    return Optional.ofNullable(properties().get(key)).filter(value -> !value.isEmpty());
  }

  /// Returns who gives the keys of this profile, if it says anything of keys.
  Optional<AwsCredentialsProvider> credentials() {
    boolean any =
        properties().keySet().stream()
            .anyMatch(key ->
                switch (key) {
                  case "aws_access_key_id", "credential_process", "role_arn", "sso_session" -> true;
                  default -> key.startsWith("sso_");
                });
    return any
        ? Optional.of(
            ProfileCredentialsProvider.builder().profileFile(files).profileName(name).build())
        : Optional.empty();
  }
}
