package dev.pipaccel.http;

import static dev.pipaccel.http.ScriptedServer.ok;
import static dev.pipaccel.http.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.http.TransportException.Kind;
import dev.pipaccel.url.Url;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxyTest {
  private final TestTransport setup = new TestTransport().retries(0);

  private static Optional<String> chosen(Map<String, String> environment, String url)
      throws TransportException {
    return ProxyRules.of(Optional.empty(), false, environment)
        .proxy(Url.parse(url))
        .map(Route.Proxy::toString);
  }

  @Test
  void plainRequestGoesToTheProxyInAbsoluteForm() throws Exception {
    try (var proxy = ScriptedServer.answering(ok("through"));
        Transport transport = setup.proxy("http://user:pass@127.0.0.1:" + proxy.port()).create();
        Response response = transport.send(Request.page("http://index.example/simple/a/"))) {
      assertThat(response.readAll(100)).asString().isEqualTo("through");
      assertThat(proxy.requests().getFirst())
          .startsWith("GET http://index.example/simple/a/ HTTP/1.1\n")
          .contains("Host: index.example\n")
          .contains("Proxy-Authorization: Basic dXNlcjpwYXNz\n");
    }
  }

  @Test
  void refusedTunnelIsTheProxysFault() throws Exception {
    try (var proxy = ScriptedServer.answering(status(407));
        Transport transport = setup.proxy(proxy.url("")).create()) {
      assertThatThrownBy(() -> transport.send(Request.page("https://index.example/")))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROXY))
          .hasMessageContaining("407");
      assertThat(proxy.requests().getFirst())
          .startsWith("CONNECT index.example:443 HTTP/1.1\n")
          .contains("Host: index.example:443\n");
    }
  }

  @Test
  void environmentNamesTheProxyPerScheme() throws Exception {
    var environment =
        Map.of(
            "http_proxy", "http://plain.example:8080",
            "HTTPS_PROXY", "secure.example:3128",
            "HTTP_PROXY", "http://ignored.example");

    assertThat(chosen(environment, "http://a.example/")).hasValue("http://plain.example:8080");
    assertThat(chosen(environment, "https://a.example/")).hasValue("http://secure.example:3128");
    assertThat(chosen(Map.of("all_proxy", "http://any.example"), "https://a.example/"))
        .hasValue("http://any.example");
    assertThat(chosen(Map.of(), "https://a.example/")).isEmpty();
  }

  @Test
  void proxyOfACgiRequestIsNotBelieved() throws Exception {
    var environment = Map.of("HTTP_PROXY", "http://evil.example", "REQUEST_METHOD", "GET");

    assertThat(chosen(environment, "http://a.example/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*, http://a.example/, true",
    "a.example, http://a.example/, true",
    ".example, http://a.example/, true",
    "example, http://a.example/, true",
    "a.example:8080, http://a.example:8080/, true",
    "a.example:8080, http://a.example:80/, false",
    "b.example, http://a.example/, false",
    "10.0.0.0/8, http://10.1.2.3/, true",
    "10.0.0.0/8, http://11.1.2.3/, false",
    "10.1.2.3, http://10.1.2.3/, true",
    "'x.example, a.example', http://a.example/, true",
  })
  void exceptionsAreThoseOfNoProxy(String list, String url, boolean exempt) throws Exception {
    var environment = Map.of("http_proxy", "http://p.example", "no_proxy", list);

    assertThat(chosen(environment, url).isEmpty()).isEqualTo(exempt);
  }

  @Test
  void explicitProxyKnowsNoExceptionsAndEmptyOneMeansNone() throws Exception {
    var environment = Map.of("http_proxy", "http://p.example", "no_proxy", "*");
    Url url = Url.parse("http://a.example/");

    assertThat(ProxyRules.of(Optional.of("http://x.example"), true, environment).proxy(url))
        .map(Route.Proxy::toString)
        .hasValue("http://x.example");
    assertThat(ProxyRules.of(Optional.of(""), true, environment).proxy(url)).isEmpty();
    assertThat(ProxyRules.of(Optional.empty(), true, environment).proxy(url)).isEmpty();
  }

  @Test
  void passwordOfAProxyIsNotShown() throws Exception {
    try (Transport transport = setup.proxy("http://user:secret@127.0.0.1:1").create()) {
      assertThatThrownBy(() -> transport.send(Request.page("http://index.example/")))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROXY))
          .hasMessageNotContaining("secret");
    }
  }
}
