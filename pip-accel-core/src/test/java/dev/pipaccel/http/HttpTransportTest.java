package dev.pipaccel.http;

import static dev.pipaccel.http.ScriptedServer.CLOSE;
import static dev.pipaccel.http.ScriptedServer.STALL;
import static dev.pipaccel.http.ScriptedServer.ok;
import static dev.pipaccel.http.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.http.TransportException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTransportTest {
  private final TestTransport setup = new TestTransport();

  private String get(String url) throws Exception {
    try (Transport transport = setup.create();
        Response response = transport.send(Request.page(url))) {
      return response.status() + " " + text(response);
    }
  }

  private static String text(Response response) throws TransportException {
    return new String(response.readAll(1 << 20), StandardCharsets.UTF_8);
  }

  private static Kind failure(ThrowingRequest request) {
    try {
      request.run();
    } catch (TransportException e) {
      return e.kind();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing failed");
  }

  private interface ThrowingRequest {
    void run() throws Exception;
  }

  @Test
  void connectionIsKeptForTheNextRequest() throws Exception {
    try (var server = ScriptedServer.answering(ok("a"), status(204), ok("b"));
        Transport transport = setup.create()) {
      for (String method : new String[] {"GET", "GET", "GET"}) {
        transport.send(Request.page(server.url("/" + method))).close();
      }

      assertThat(server.requests()).hasSize(3);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void headHasNoBody() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    try (var server = ScriptedServer.answering(head, ok("next"));
        Transport transport = setup.create()) {
      try (Response response = transport.send(Request.head(server.url("/a.whl")))) {
        assertThat(response.length()).hasValue(1000);
        assertThat(response.readAll(10)).isEmpty();
      }
      try (Response response = transport.send(Request.page(server.url("/")))) {
        assertThat(text(response)).isEqualTo("next");
      }
    }
  }

  @Test
  void chunksAreJoinedAndTrailersDropped() throws Exception {
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "4;name=value\r\nWiki\r\n5\r\npedia\r\n0\r\nX-Trailer: 1\r\n\r\n";
    try (var server = ScriptedServer.answering(chunked, ok("after"));
        Transport transport = setup.create()) {
      try (Response response = transport.send(Request.page(server.url("/")))) {
        assertThat(text(response)).isEqualTo("Wikipedia");
      }
      try (Response response = transport.send(Request.page(server.url("/")))) {
        assertThat(text(response)).isEqualTo("after");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void bodyWithoutLengthEndsWithTheConnection() throws Exception {
    try (var server = ScriptedServer.answering("HTTP/1.0 200 OK\r\n\r\nall of it" + CLOSE)) {
      assertThat(get(server.url("/"))).isEqualTo("200 all of it");
    }
  }

  @Test
  void gzipIsInflatedForPagesAndLeftAloneForFiles() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("page".getBytes(StandardCharsets.UTF_8));
    }
    String body = bytes.toString(StandardCharsets.ISO_8859_1);
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (var server = ScriptedServer.answering(answer);
        Transport transport = setup.create()) {
      try (Response response = transport.send(Request.page(server.url("/")))) {
        assertThat(text(response)).isEqualTo("page");
      }
      try (Response response = transport.send(Request.file(server.url("/")))) {
        assertThat(response.readAll(1000)).isEqualTo(bytes.toByteArray());
      }
      assertThat(server.requests().get(0)).contains("Accept-Encoding: gzip");
      assertThat(server.requests().get(1)).contains("Accept-Encoding: identity");
    }
  }

  @Test
  void interimAnswersArePassedOver() throws Exception {
    String hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    try (var server = ScriptedServer.answering(hint + ok("final"))) {
      assertThat(get(server.url("/"))).isEqualTo("200 final");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 20x OK\r\n\r\n",
        "HTTP/1.1 999 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nBad Name: 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\na",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\na",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
      })
  void malformedAnswerIsRefused(String answer) throws Exception {
    setup.retries(0);
    try (var server = ScriptedServer.answering(answer + CLOSE)) {
      assertThat(failure(() -> get(server.url("/")))).isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void endlessHeaderIsRefused() throws Exception {
    setup.retries(0);
    String header = "HTTP/1.1 200 OK\r\n" + "X: 1\r\n".repeat(500) + "\r\n";
    try (var server = ScriptedServer.answering(header + CLOSE)) {
      assertThat(failure(() -> get(server.url("/")))).isEqualTo(Kind.PROTOCOL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
        "HTTP/1.1 200 OK\r\nConte",
      })
  void answerThatBreaksOffIsTold(String answer) throws Exception {
    setup.retries(0);
    try (var server = ScriptedServer.answering(answer + CLOSE)) {
      assertThat(failure(() -> get(server.url("/")))).isEqualTo(Kind.TRUNCATED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"})
  void silentServerTimesOut(String beginning) throws Exception {
    setup.retries(0).timeout(Duration.ofMillis(100));
    try (var server = ScriptedServer.answering(beginning + STALL)) {
      assertThat(failure(() -> get(server.url("/")))).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void closedPortIsUnreachable() throws Exception {
    var server = ScriptedServer.answering(ok(""));
    server.close();

    assertThat(failure(() -> get(server.url("/")))).isEqualTo(Kind.UNREACHABLE);
    assertThat(setup.report().warnings()).hasSize(2).first().asString().contains("Retrying");
  }

  @Test
  void unknownSchemeAndHostlessUrlAreUnusable() {
    assertThat(failure(() -> get("ftp://index.example/"))).isEqualTo(Kind.UNUSABLE);
    assertThat(failure(() -> get("http:///simple/"))).isEqualTo(Kind.UNUSABLE);
    assertThat(failure(() -> get("http://index.example:99999/"))).isEqualTo(Kind.UNUSABLE);
  }

  @Test
  void passingFailuresAreTriedAgainWithGrowingPauses() throws Exception {
    setup.retries(4);
    try (var server =
        ScriptedServer.answering(status(503), status(500), status(502), ok("at last"))) {
      assertThat(get(server.url("/"))).isEqualTo("200 at last");
      assertThat(setup.pauses()).hasSize(2);
      assertThat(setup.pauses().get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(625));
      assertThat(setup.pauses().get(1)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1250));
    }
  }

  @Test
  void lastRefusalIsReturnedWhenTriesAreUsedUp() throws Exception {
    setup.retries(1);
    try (var server = ScriptedServer.answering(status(503))) {
      assertThat(get(server.url("/"))).isEqualTo("503 ");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void retryAfterIsObeyed() throws Exception {
    try (var server =
        ScriptedServer.answering(
            status(429, "Retry-After: 7"),
            status(503, "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT"),
            ok("done"))) {
      assertThat(get(server.url("/"))).isEqualTo("200 done");
      assertThat(setup.pauses()).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void notFoundIsNotTriedAgain() throws Exception {
    try (var server = ScriptedServer.answering(status(404))) {
      assertThat(get(server.url("/"))).isEqualTo("404 ");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void connectionThatTheServerClosedMeanwhileIsReplacedSilently() throws Exception {
    setup.retries(0);
    try (var server = ScriptedServer.answering(ok("first"), CLOSE, ok("second"));
        Transport transport = setup.create()) {
      transport.send(Request.page(server.url("/1"))).close();

      try (Response response = transport.send(Request.page(server.url("/2")))) {
        assertThat(text(response)).isEqualTo("second");
      }
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void redirectsAreFollowedRelativeToWhereTheyStand() throws Exception {
    try (var server =
        ScriptedServer.answering(head ->
            head.startsWith("GET /a/b ")
                ? status(301, "Location: ../c/d?x=1#part")
                : head.startsWith("GET /c/d?x=1 ") ? ok("there") : status(404))) {
      assertThat(get(server.url("/a/b"))).isEqualTo("200 there");
    }
  }

  @Test
  void endlessRedirectsEnd() throws Exception {
    setup.retries(0);
    try (var server = ScriptedServer.answering(status(302, "Location: /again"))) {
      assertThat(failure(() -> get(server.url("/")))).isEqualTo(Kind.PROTOCOL);
      assertThat(server.requests()).hasSize(31);
    }
  }

  @Test
  void redirectToAFileIsNotFollowed() throws Exception {
    try (var server = ScriptedServer.answering(status(302, "Location: file:///etc/passwd"))) {
      assertThat(get(server.url("/"))).isEqualTo("302 ");
      assertThat(setup.report().warnings()).singleElement().asString().contains("not allowed");
    }
  }

  @Test
  void credentialsOfTheUrlAreSentButNotShown() throws Exception {
    try (var server = ScriptedServer.answering(ok("in"))) {
      String url = "http://user:p%40ss@127.0.0.1:" + server.port() + "/";

      assertThat(get(url)).isEqualTo("200 in");
      assertThat(server.requests().getFirst())
          .startsWith("GET / HTTP/1.1\n")
          .contains("Authorization: Basic dXNlcjpwQHNz\n")
          .doesNotContain("p%40ss");
    }
  }

  @Test
  void credentialsAreKeptAtTheSameOriginAndDroppedAtAnother() throws Exception {
    try (var other = ScriptedServer.answering(ok("other"));
        var server =
            ScriptedServer.answering(head ->
                head.startsWith("GET /one ")
                    ? status(302, "Location: /two")
                    : status(302, "Location: " + other.url("/three")))) {
      get("http://user:secret@127.0.0.1:" + server.port() + "/one");

      assertThat(server.requests()).allMatch(head -> head.contains("Authorization:"));
      assertThat(other.requests()).singleElement().asString().doesNotContain("Authorization");
    }
  }

  @Test
  void indexCredentialsServeItsFilesToo() throws Exception {
    try (var server = ScriptedServer.answering(ok("file"))) {
      setup.index("http://user:secret@127.0.0.1:" + server.port() + "/simple/");

      get(server.url("/files/a.whl"));

      assertThat(server.requests().getFirst()).contains("Authorization: Basic dXNlcjpzZWNyZXQ=");
    }
  }

  @Test
  void refusedCredentialsAreToldWithoutThePassword() throws Exception {
    try (var server = ScriptedServer.answering(status(401))) {
      assertThat(get("http://user:secret@127.0.0.1:" + server.port() + "/")).startsWith("401");
      assertThat(setup.report().warnings())
          .singleElement()
          .asString()
          .contains("Credentials not correct")
          .doesNotContain("secret");
    }
  }

  @Test
  void pathsAreEncodedWhereTheyMustBe() throws Exception {
    try (var server = ScriptedServer.answering(ok(""))) {
      get(server.url("/a b/%20/\u00e9?q=\"1\""));

      assertThat(server.requests().getFirst()).startsWith("GET /a%20b/%20/%C3%A9?q=%221%22 HTTP");
    }
  }

  @Test
  void bodyBeyondTheLimitIsRefused() throws Exception {
    try (var server = ScriptedServer.answering(ok("12345"));
        Transport transport = setup.create();
        Response response = transport.send(Request.page(server.url("/")))) {
      assertThatThrownBy(() -> response.readAll(4)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void offlineTransportNeverConnects() {
    assertThat(failure(() -> Transports.offline().send(Request.page("http://127.0.0.1:1/"))))
        .isEqualTo(Kind.OFFLINE);
  }
}
