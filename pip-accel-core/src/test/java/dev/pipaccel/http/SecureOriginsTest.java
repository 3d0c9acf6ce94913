package dev.pipaccel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.url.Url;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecureOriginsTest {
  private final SecureOrigins origins =
      new SecureOrigins(List.of("trusted.example", "port.example:8080", "10.0.0.1"));

  @ParameterizedTest
  @CsvSource({
    "https://any.example/, true",
    "http://any.example/, false",
    "http://localhost/, true",
    "http://LOCALHOST:3141/, true",
    "http://127.0.0.1/, true",
    "http://127.9.9.9:80/, true",
    "http://[::1]/, true",
    "http://128.0.0.1/, false",
    "http://127.example/, false",
    "git+ssh://any.example/x, true",
    "git+http://any.example/x, false",
    "file:///x, true",
    "http://trusted.example/, true",
    "http://Trusted.Example:99/, true",
    "http://sub.trusted.example/, false",
    "http://port.example:8080/, true",
    "http://port.example/, false",
    "http://10.0.0.1:1/, true",
  })
  void originIsSecureByPipsRules(String url, boolean secure) {
    assertThat(origins.isSecure(Url.parse(url))).isEqualTo(secure);
  }
}
