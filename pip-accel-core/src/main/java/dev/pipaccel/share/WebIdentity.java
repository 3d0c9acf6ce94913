package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/// The keys that AWS's token service gives for a token of another identity provider, such as a
/// Kubernetes or CI service (`AssumeRoleWithWebIdentity`, an unsigned request). They are asked for
/// again before they expire.
final class WebIdentity implements AwsCredentialsProvider {
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(1);
  private static final int PREFETCH = 5;

  private final Transport transport;
  private final String service;
  private final Path tokenFile;
  private final String role;
  private final String session;
  private final CachedSupplier<AwsCredentials> keys = CachedSupplier.builder(this::ask).build();

  /// @param service the URL of the token service
  WebIdentity(Transport transport, String service, Path tokenFile, String role, String session) {
    this.transport = transport;
    this.service = service;
    this.tokenFile = tokenFile;
    this.role = role;
    this.session = session;
  }

  /// Gives the keys of web identities.
  @FunctionalInterface
  interface Source {
    AwsCredentialsProvider provider(Path tokenFile, String role, String session);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return keys.get();
  }

  private RefreshResult<AwsCredentials> ask() {
    try (Response response = transport.send(request())) {
      XmlAnswer answer = XmlAnswer.of(response);
      if (response.status() != 200) {
        throw failure("it answered " + answer.text("Code").orElse("" + response.status()), null);
      }
      AwsCredentials given =
          AwsSessionCredentials.create(
              required(answer, "AccessKeyId"),
              required(answer, "SecretAccessKey"),
              required(answer, "SessionToken"));
      Instant expiry = Instant.parse(required(answer, "Expiration"));
      return RefreshResult.builder(given)
          .staleTime(expiry.minus(BEFORE_EXPIRY))
          .prefetchTime(expiry.minus(BEFORE_EXPIRY.multipliedBy(PREFETCH)))
          .build();
    } catch (TransportException | BackendException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw failure("cannot read " + tokenFile, e);
    } catch (DateTimeException e) {
      throw failure("its answer cannot be read", e);
    }
  }

  private Request request() throws IOException {
    String form =
        ("Action=AssumeRoleWithWebIdentity&Version=2011-06-15"
                + "&RoleArn=%s&RoleSessionName=%s&WebIdentityToken=%s")
            .formatted(encode(role), encode(session), encode(Files.readString(tokenFile).strip()));
    return Request.sending("POST", service, Payload.of(form.getBytes(StandardCharsets.UTF_8)))
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String required(XmlAnswer answer, String name) {
    return answer.text(name).orElseThrow(() -> failure("its answer has no " + name, null));
  }

  private SdkClientException failure(String reason, @Nullable Exception e) {
    return SdkClientException.create("the token service " + service + ": " + reason, e);
  }
}
