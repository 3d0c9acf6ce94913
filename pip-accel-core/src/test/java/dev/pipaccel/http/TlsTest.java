package dev.pipaccel.http;

import static dev.pipaccel.http.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.http.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
  @TempDir static Path folder;
  private static TestCertificate local;
  private static TestCertificate foreign;
  private static TestCertificate client;

  private final TestTransport setup = new TestTransport().retries(0);

  @BeforeAll
  static void makeCertificates() throws Exception {
    local = TestCertificate.make(folder, "local", "dns:localhost,ip:127.0.0.1");
    foreign = TestCertificate.make(folder, "foreign", "dns:other.example");
    client = TestCertificate.make(folder, "client", "dns:client.example");
  }

  private String get(String url) throws Exception {
    try (Transport transport = setup.create();
        Response response = transport.send(Request.page(url))) {
      return new String(response.readAll(1000), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static ScriptedServer server(TestCertificate certificate) throws Exception {
    return ScriptedServer.over(certificate.serverSocket(Set.of()), _ -> ok("secret page"));
  }

  private static String url(ScriptedServer server) {
    return "https://127.0.0.1:" + server.port() + "/";
  }

  private static void assertRefused(Kind kind, ThrowingGet get) {
    assertThatThrownBy(get::run)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private interface ThrowingGet {
    void run() throws Exception;
  }

  @Test
  void certificateOfTheBundleIsTrusted() throws Exception {
    Path bundle = folder.resolve("bundle.pem");
    Files.writeString(bundle, "# a comment\n" + client.pem() + foreign.pem() + local.pem());
    setup.certificates(bundle);
    try (var server = server(local)) {
      assertThat(get(url(server))).isEqualTo("secret page");
    }
  }

  @Test
  void bundleMayBeNamedByTheEnvironmentAndBeAFolder() throws Exception {
    Path certificates = Files.createDirectory(folder.resolve("certificates"));
    Files.writeString(certificates.resolve("a.pem"), local.pem());
    setup.variable("REQUESTS_CA_BUNDLE", certificates.toString());
    try (var server = server(local)) {
      assertThat(get(url(server))).isEqualTo("secret page");
    }
  }

  @Test
  void unknownCertificateIsRefused() throws Exception {
    setup.certificates(foreign.pemFile());
    try (var server = server(local)) {
      assertRefused(Kind.CERTIFICATE, () -> get(url(server)));
    }
  }

  @Test
  void certificateForAnotherHostIsRefused() throws Exception {
    setup.certificates(foreign.pemFile());
    try (var server = server(foreign)) {
      assertRefused(Kind.CERTIFICATE, () -> get(url(server)));
    }
  }

  @Test
  void trustedHostNeedsNoCertificate() throws Exception {
    setup.certificates(client.pemFile());
    try (var server = server(foreign)) {
      setup.trusted("127.0.0.1:" + server.port());

      assertThat(get(url(server))).isEqualTo("secret page");
    }
  }

  @Test
  void hostTrustedAtAnotherPortIsChecked() throws Exception {
    setup.certificates(client.pemFile()).trusted("127.0.0.1:1");
    try (var server = server(foreign)) {
      assertRefused(Kind.CERTIFICATE, () -> get(url(server)));
    }
  }

  @Test
  void clientShowsItsCertificate() throws Exception {
    setup.certificates(local.pemFile()).clientCertificate(client.keyFile());
    try (var server =
        ScriptedServer.over(local.serverSocket(Set.of(client)), _ -> ok("known client"))) {
      assertThat(get(url(server))).isEqualTo("known client");
    }
  }

  @Test
  void serverThatTakesOnlyAesGetsTheWholeOfferAtOnce() throws Exception {
    setup.certificates(local.pemFile());
    SSLServerSocket socket = local.serverSocket(Set.of());
    socket.setEnabledProtocols(new String[] {"TLSv1.3"});
    socket.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    try (var server = ScriptedServer.over(socket, _ -> ok("by AES"))) {
      assertThat(get(url(server))).isEqualTo("by AES");
      assertThat(setup.report().warnings()).isEmpty();
    }
  }

  @Test
  void missingBundleIsAWrongSetting() {
    setup.certificates(folder.resolve("missing.pem"));

    assertThatThrownBy(setup::create)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("missing.pem");
  }

  @Test
  void serverThatSpeaksNoTlsIsUnreachable() throws Exception {
    setup.certificates(local.pemFile());
    try (var server = ScriptedServer.answering("HTTP/1.1 400 Bad\r\n\r\n" + ScriptedServer.CLOSE)) {
      // The greeting has no line end, so that the server waits for more until the client gives up.
      setup.timeout(java.time.Duration.ofMillis(200));
      assertThatThrownBy(() -> get(url(server))).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void tunnelThroughAProxyIsSecuredToTheServer() throws Exception {
    setup.certificates(local.pemFile());
    try (var server = server(local);
        var proxy = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> tunnel(proxy, server.port()));
      setup.proxy("http://127.0.0.1:" + proxy.getLocalPort());

      assertThat(get("https://localhost:" + server.port() + "/")).isEqualTo("secret page");
    }
  }

  private static void tunnel(ServerSocket proxy, int port) {
    try (Socket client = proxy.accept();
        var server = new Socket("127.0.0.1", port)) {
      InputStream in = client.getInputStream();
      int newlines = 0;
      while (newlines < 2) {
        int c = in.read();
        newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
      }
      client.getOutputStream().write("HTTP/1.1 200 Established\r\n\r\n".getBytes());
      Thread back = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = from.getInputStream().read(buffer); n >= 0; ) {
        out.write(buffer, 0, n);
        n = from.getInputStream().read(buffer);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      return;
    }
  }
}
