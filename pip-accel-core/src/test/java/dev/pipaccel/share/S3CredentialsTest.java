package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.TestTransport;
import dev.pipaccel.http.Transport;
import dev.pipaccel.report.RecordingReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// Where the keys of an object store's user come from; the metadata services are a loopback server.
class S3CredentialsTest {
  private static final String JSON =
      """
      {"Code": "Success", "AccessKeyId": "%s", "SecretAccessKey": "s", "Token": "t",
       "Expiration": "2999-01-01T00:00:00Z"}
      """;

  @TempDir Path home;
  private final RecordingReport report = new RecordingReport();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String path = exchange.getRequestURI().getPath();
          requests.add(exchange.getRequestMethod() + " " + path + " " + body);
          byte[] answer = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private S3Credentials find() throws Exception {
    Transport transport = new TestTransport().retries(0).create();
    var facts = new ProcessFacts(variables, home, home, ProcessFacts.OperatingSystem.UNIX, false);
    return S3Credentials.find(
        facts,
        AwsProfile.find(facts, report),
        (token, role, session) -> new WebIdentity(transport, url() + "/sts", token, role, session));
  }

  private Optional<String> accessKey() throws Exception {
    return find().current().map(AwsCredentials::accessKeyId);
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws").resolve(name), content);
  }

  @Test
  void variablesGoBeforeProfiles() throws Exception {
    write(
        "credentials",
        """
        [default]
        aws_access_key_id = default
        aws_secret_access_key = s
        """);
    write(
        "config",
        """
        [profile ci]
        region = eu-west-1
        aws_access_key_id = ci
        aws_secret_access_key = s
        aws_session_token = t
        """);

    assertThat(accessKey()).contains("default");
    variables.put("AWS_PROFILE", "ci");
    assertThat(find().current().orElseThrow())
        .isEqualTo(AwsSessionCredentials.create("ci", "s", "t"));
    variables.put("AWS_PROFILE", "none");
    assertThat(accessKey()).isEmpty();
    variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "given", "AWS_SECRET_ACCESS_KEY", "s"));
    assertThat(accessKey()).contains("given");
  }

  @Test
  void fileThatIsNoneIsLeftAside() throws Exception {
    write("credentials", "no profile\n");

    assertThat(accessKey()).isEmpty();
    assertThat(report.warnings()).hasSize(1);
  }

  /// Roles of other profiles and single sign-on need libraries that are not here.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "role_arn = arn:aws:iam::1:role/ci\nsource_profile = other",
        "credential_process = exit 1",
        "credential_process = echo {}",
        "aws_access_key_id = a",
        "role_arn = arn:aws:iam::1:role/ci\ncredential_source = Somewhere",
        "sso_account_id = 1\nsso_role_name = r\nsso_region = r-1\nsso_start_url = https://a.example"
      })
  void profileThatGivesNoKeysIsTold(String profile) throws Exception {
    write(
        "config",
        """
        [default]
        %s
        [profile other]
        aws_access_key_id = other
        aws_secret_access_key = s
        """
            .formatted(profile));

    assertThatThrownBy(this::accessKey)
        .isInstanceOfSatisfying(
            BackendException.class,
            e -> assertThat(e.kind()).isEqualTo(BackendException.Kind.DENIED));
  }

  @Test
  void whatIsSignedIsClosed() throws Exception {
    variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "access", "AWS_SECRET_ACCESS_KEY", "secret"));
    var open = new AtomicInteger();
    var payload =
        new Payload(
            1,
            () -> {
              open.incrementAndGet();
              return new ByteArrayInputStream(new byte[1]) {
                @Override
                public void close() {
                  open.decrementAndGet();
                }
              };
            });

    new S3Signer(find(), "r-1")
        .headers(Request.sending("PUT", "http://store.example/farm/k", payload));

    assertThat(open).hasValue(0);
  }

  @Test
  void tokenOfAnotherServiceIsExchangedOnce() throws Exception {
    variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", "token");
    variables.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/ci");
    Files.writeString(home.resolve("token"), "a.b+c\n");
    answers.put(
        "/sts",
        """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>web</AccessKeyId>
          <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
          <Expiration>2999-01-01T00:00:00Z</Expiration>
          </Credentials></AssumeRoleWithWebIdentityResult>
        </AssumeRoleWithWebIdentityResponse>
        """);
    S3Credentials credentials = find();

    assertThat(credentials.current().orElseThrow())
        .isEqualTo(AwsSessionCredentials.create("web", "s", "t"));
    assertThat(credentials.current()).isPresent();
    assertThat(requests)
        .singleElement()
        .asString()
        .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=a.b%2Bc", "role%2Fci");
  }

  @Test
  void serviceThatGivesNoKeysIsTold() throws Exception {
    variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", "token");
    variables.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/ci");
    Files.writeString(home.resolve("token"), "secret-token");

    assertThatThrownBy(this::accessKey)
        .isInstanceOf(BackendException.class)
        .hasMessageContaining("404")
        .hasMessageNotContaining("secret-token");
  }

  @Test
  void containerGivesKeys() throws Exception {
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url() + "/container");
    answers.put("/container", JSON.formatted("container"));
    System.setProperty("aws.containerCredentialsFullUri", url() + "/container");
    try {
      assertThat(accessKey()).contains("container");
    } finally {
      System.clearProperty("aws.containerCredentialsFullUri");
    }
  }

  @Test
  void instanceGivesKeysForAToken() throws Exception {
    variables.remove("AWS_EC2_METADATA_DISABLED");
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", url());
    answers.put("/latest/api/token", "imds-token");
    answers.put("/latest/meta-data/iam/security-credentials/", "role-1");
    answers.put("/latest/meta-data/iam/security-credentials/role-1", JSON.formatted("instance"));

    assertThat(accessKey()).contains("instance");
    assertThat(requests).first().asString().startsWith("PUT /latest/api/token");
  }

  @Test
  void machineOfWhichNothingIsKnownIsAnonymous() throws Exception {
    variables.remove("AWS_EC2_METADATA_DISABLED");
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", url());

    S3Credentials credentials = find();
    assertThat(credentials.current()).isEmpty();
    int asked = requests.size();
    assertThat(credentials.current()).isEmpty();

    assertThat(requests).hasSize(asked);
  }

  @Test
  void requestsAreSignedUnlessThereIsNoKey() throws Exception {
    Request request =
        Request.sending("PUT", "http://store.example/farm/k", Payload.of(new byte[] {1}))
            .with("If-None-Match", "*");
    variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "access", "AWS_SECRET_ACCESS_KEY", "secret"));
    variables.put("AWS_SESSION_TOKEN", "token");

    assertThat(new S3Signer(find(), "r-1").headers(request).get("Authorization").getFirst())
        .startsWith("AWS4-HMAC-SHA256 Credential=access/")
        .contains("/r-1/s3/aws4_request", "if-none-match", "x-amz-security-token")
        .doesNotContain("secret");
    assertThat(new S3Signer(S3Credentials.anonymous(), "r-1").headers(request)).isEmpty();
  }
}
