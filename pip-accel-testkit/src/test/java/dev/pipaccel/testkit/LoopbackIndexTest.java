package dev.pipaccel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopbackIndexTest {
  private LoopbackIndex index;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    index = LoopbackIndex.start();
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    index.close();
  }

  @Test
  void pageListsFilesInBothForms() throws Exception {
    WheelBuilder wheel = WheelBuilder.wheel("A.B", "1.0").module("ab");
    Publication file = index.simple().publish(wheel).yanked("a \"bug\"").requiresPython(">=3.8");
    URI page = index.simple().url().resolve("a-b/");

    String html = text(get(page));
    String json = text(get(page, "Accept", "application/vnd.pypi.simple.v1+json"));

    assertThat(html)
        .contains("/files/simple/a-b/" + wheel.fileName() + "#sha256=" + file.sha256())
        .contains("data-requires-python=\"&gt;=3.8\"")
        .contains("data-yanked=\"a &quot;bug&quot;\"")
        .contains("data-core-metadata=\"sha256=" + Digests.sha256Hex(wheel.metadataBytes()));
    assertThat(json)
        .contains("\"hashes\":{\"sha256\":\"" + file.sha256() + "\"}")
        .contains("\"yanked\":\"a \\\"bug\\\"\"");
    assertThat(get(index.simple().fileUrl(file)).body()).isEqualTo(wheel.bytes());
    assertThat(get(URI.create(index.simple().fileUrl(file) + ".metadata")).body())
        .isEqualTo(wheel.metadataBytes());
    assertThat(index.count(".whl")).isEqualTo(2);
  }

  @Test
  void unknownProjectIsNotFound() throws Exception {
    assertThat(get(index.simple().url().resolve("nothing/")).statusCode()).isEqualTo(404);
    assertThat(get(index.url("/other/")).statusCode()).isEqualTo(404);
  }

  @Test
  void repositoriesAreApart() throws Exception {
    index.repository("other").publish(WheelBuilder.wheel("a", "1"));

    assertThat(get(index.repository("other").url().resolve("a/")).statusCode()).isEqualTo(200);
    assertThat(get(index.simple().url().resolve("a/")).statusCode()).isEqualTo(404);
  }

  @Test
  void unchangedPageIsNotSentAgain() throws Exception {
    index.simple().publish(WheelBuilder.wheel("a", "1"));
    URI page = index.simple().url().resolve("a/");
    String etag = get(page).headers().firstValue("ETag").orElseThrow();

    assertThat(get(page, "If-None-Match", etag).statusCode()).isEqualTo(304);
    index.simple().publish(WheelBuilder.wheel("a", "2"));
    assertThat(get(page, "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void pagesAreCompressedOnDemand() throws Exception {
    index.simple().publish(WheelBuilder.wheel("a", "1"));

    byte[] body = get(index.simple().url().resolve("a/"), "Accept-Encoding", "gzip").body();

    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).contains("a-1-py3");
    }
  }

  @Test
  void filesAreServedByRanges() throws Exception {
    byte[] content = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    index.file("/data", content);
    URI url = index.url("/data");

    assertThat(get(url, "Range", "bytes=2-4").body()).containsExactly(2, 3, 4);
    assertThat(get(url, "Range", "bytes=7-").body()).containsExactly(7, 8, 9);
    HttpResponse<byte[]> tail = get(url, "Range", "bytes=-3");
    assertThat(tail.statusCode()).isEqualTo(206);
    assertThat(tail.headers().firstValue("Content-Range")).contains("bytes 7-9/10");
    assertThat(get(url, "Range", "bytes=10-").statusCode()).isEqualTo(416);
    index.ranges(false);
    assertThat(get(url, "Range", "bytes=2-4").body()).isEqualTo(content);
  }

  @Test
  void credentialsAreDemanded() throws Exception {
    index.simple().credentials("user", "secret").publish(WheelBuilder.wheel("a", "1"));
    URI page = index.simple().url().resolve("a/");

    HttpResponse<byte[]> refused = get(page);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"index\"");
    assertThat(get(page, "Authorization", "Basic dXNlcjpzZWNyZXQ=").statusCode()).isEqualTo(200);
  }

  @Test
  void faultsComeAsOftenAsAsked() throws Exception {
    index.file("/data", new byte[100]);
    index.fault("/data", Fault.retryAfter(503, 7), 2);

    HttpResponse<byte[]> first = get(index.url("/data"));
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(get(index.url("/data")).statusCode()).isEqualTo(503);
    assertThat(get(index.url("/data")).statusCode()).isEqualTo(200);
  }

  @Test
  void bodiesAreCutCorruptedAndLost() {
    index.file("/data", new byte[100]);
    index.fault("/data?cut", new Fault.Truncate(10));
    index.fault("/data?reset", new Fault.Reset());
    index.fault("/data?corrupt", new Fault.Corrupt());

    assertThatThrownBy(() -> get(index.url("/data?cut"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get(index.url("/data?reset"))).isInstanceOf(IOException.class);
    byte[] corrupt = new byte[100];
    corrupt[0] = 1;
    assertThat(Arrays.equals(bodyOf("/data?corrupt"), corrupt)).isTrue();
  }

  private byte[] bodyOf(String path) {
    try {
      return get(index.url(path)).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<byte[]> get(URI url, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
