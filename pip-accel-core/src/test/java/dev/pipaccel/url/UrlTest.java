package dev.pipaccel.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://H.example/x, h.example, 443, https://h.example:443",
    "http://u:p@h.example:8080, h.example, 8080, http://h.example:8080",
    "http://u@x:p@h.example/, h.example, 80, http://h.example:80",
    "https://[2001:DB8::1]:8443/x, 2001:db8::1, 8443, https://[2001:db8::1]:8443",
    "https://[::1]/x, ::1, 443, https://[::1]:443",
    "http://h.example:/x, h.example, 80, http://h.example:80",
    "http://h.example:70000/x, h.example, -1, http://h.example:-1",
    "http://h.example:8o/x, h.example, -1, http://h.example:-1",
    "http://h.example?x, h.example, 80, http://h.example:80",
    "http://good.example\\@evil.example/, evil.example, 80, http://evil.example:80",
  })
  void hostAndPortAreThoseThatAreConnectedTo(String text, String host, int port, String origin) {
    Url url = Url.parse(text);

    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.origin()).isEqualTo(origin);
  }

  @Test
  void passwordIsNeverShown() {
    Url url = Url.parse("https://user:secret@h.example/x");

    assertThat(url).hasToString("https://user:****@h.example/x");
    assertThat(Url.parse("https://token@h.example/x")).hasToString("https://****@h.example/x");
    assertThat(url.withoutUserInfo().text()).isEqualTo("https://h.example/x");
    assertThat(url.userInfo()).hasValue("user:secret");
  }

  @ParameterizedTest
  @CsvSource({"/a b/c#1.whl, file:///a%20b/c%231.whl", "/tmp/x, file:///tmp/x"})
  void pathAndFileUrlLeadToEachOther(String path, String url) {
    assertThat(FileUrls.of(Path.of(path))).isEqualTo(url);
    assertThat(FileUrls.path(url)).hasValue(Path.of(path));
  }

  @Test
  void fileUrlOfAnotherHostIsNoPath() {
    assertThat(FileUrls.path("file://localhost/x")).hasValue(Path.of("/x"));
    assertThat(FileUrls.path("file://server/x")).isEmpty();
    assertThat(FileUrls.path("https://h.example/x")).isEmpty();
  }
}
